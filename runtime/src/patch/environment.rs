//! Other environment variables. The crate `scoped-env` sets them, and says what they were.

use std::ffi::{OsStr, OsString};
use std::fmt;

use scoped_env::ScopedEnv;

use super::global::Turn;
use super::scope::next_number;
use super::undo::Undo;

/// Other environment variables for the process, for as long as the guard lives; `None` removes one, `None::<&str>` where no
/// other has a value.
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
    let (names, number) = (Vec::new(), next_number());
    let mut patched = PatchedEnv { names, number, _turn: Turn::take() };
    patched._turn.undo_environment(undo_all);
    for (name, value) in variables {
        let name: OsString = name.into();
        patched.names.push(name.clone());
        let set = match value {
            Some(value) => ScopedEnv::set(name, value.into()),
            None => ScopedEnv::remove(name),
        };
        SET.push(number, set);
    }
    patched
}

static SET: Undo<ScopedEnv<OsString>> = Undo::new();

/// Restores all variables, whatever guards were leaked.
#[inline]
fn undo_all() {
    SET.take_all().into_iter().for_each(drop);
}

/// The guard of [`patch_env`]; dropped, it restores the variables.
#[must_use = "the variables are restored when the guard is dropped: bind it to a name; `let _ = …` drops it at once"]
pub struct PatchedEnv {
    names: Vec<OsString>,
    number: u64,
    _turn: Turn,
}

impl Drop for PatchedEnv {
    fn drop(&mut self) {
        let name = AsRef::<OsStr>::as_ref;
        SET.take(self.number, &|a, b| name(a) == name(b)).into_iter().for_each(drop);
    }
}

impl fmt::Debug for PatchedEnv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(&self.names).finish()
    }
}
