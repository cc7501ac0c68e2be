//! Patches: a double in place of a function, for the length of a scope and on one thread.

mod point;
mod scope;

pub use point::{NotPatchable, PatchPoint, Patchable, not_patchable};
pub use scope::Patch;

/// Puts a double in place of a [`patchable`](crate::patchable) function, until the guard is dropped.
///
/// The guard derefs to a [`MockFn`](crate::MockFn): set it up and ask it as a method of a mock. The
/// patch is seen by the thread that made it alone, so tests that patch the same function run at the
/// same time. Guards nest: the latest one alive answers. What `unittest.mock` calls `patch`.
///
/// ```
/// mod net {
///     #[standin::patchable]
///     pub fn urlopen(url: &str) -> Result<String, u16> {
///         panic!("no network in tests, not even for {url}")
///     }
/// }
///
/// {
///     let urlopen = standin::patch!(net::urlopen);
///     urlopen.side_effect([Ok("home".to_string()), Err(404)]);
///     assert_eq!(net::urlopen("http://x"), Ok("home".into()));
///     assert_eq!(net::urlopen("http://y"), Err(404));
///     urlopen.assert_called_with("http://y");
/// }
/// assert!(std::panic::catch_unwind(|| net::urlopen("http://x")).is_err());
/// ```
///
/// # Panics
/// Dropping the guard fails, with a report, if an expectation was not met.
#[macro_export]
macro_rules! patch {
    ($($function:tt)+) => {{
        // Where the function is not patchable its name is no type, and that of the glob is found:
        // the error is then about the bound of `on`, which can say what to do.
        #[allow(unused_imports)]
        use $crate::__private::not_patchable::*;
        #[allow(unused_imports)]
        use $($function)+ as __StandinCompanion;
        $crate::Patch::on::<__StandinCompanion>()
    }};
}
