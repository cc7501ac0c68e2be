//! Other environment variables. The crate `scoped-env` sets them, and says what they were.

use std::ffi::OsString;
use std::fmt;

use scoped_env::ScopedEnv;

use super::global::Turn;

/// Other environment variables for the process, for as long as the guard lives; `None` removes one.
///
/// Tests that patch what is process-wide take turns; code that reads the environment of a test
/// without patching it takes none. Feature `env`.
///
/// ```
/// let _env = standin::patch_env([("MODE", Some("test")), ("TOKEN", None)]);
/// assert_eq!(std::env::var("MODE").as_deref(), Ok("test"));
/// assert!(std::env::var("TOKEN").is_err());
/// ```
///
/// # Panics
/// If another thread keeps its turn for ten times as long as `STANDIN_PATIENCE` says, which is 5 minutes by
/// default: it may itself wait for this one.
#[track_caller]
pub fn patch_env<N, V>(variables: impl IntoIterator<Item = (N, Option<V>)>) -> PatchedEnv
where
    N: Into<OsString>,
    V: Into<OsString>,
{
    let turn = Turn::take();
    let set = |(name, value): (N, Option<V>)| match value {
        Some(value) => ScopedEnv::set(name.into(), value.into()),
        None => ScopedEnv::remove(name.into()),
    };
    PatchedEnv { variables: variables.into_iter().map(set).collect(), _turn: turn }
}

/// The guard of [`patch_env`]; dropped, it restores the variables.
#[must_use = "the variables are restored when the guard is dropped: bind it to a name; `let _ = …` drops it at once"]
pub struct PatchedEnv {
    variables: Vec<ScopedEnv<OsString>>,
    _turn: Turn,
}

impl Drop for PatchedEnv {
    /// The latest first: a variable may be there twice.
    fn drop(&mut self) {
        while let Some(variable) = self.variables.pop() {
            drop(variable);
        }
    }
}

impl fmt::Debug for PatchedEnv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.variables.iter().map(AsRef::<std::ffi::OsStr>::as_ref);
        f.debug_set().entries(names).finish()
    }
}
