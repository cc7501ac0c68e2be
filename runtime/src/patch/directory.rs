//! Another current directory.

use std::fmt;
use std::io;
use std::panic::Location;
use std::path::{Path, PathBuf};

use super::global::Turn;
use super::scope::next_number;
use super::undo::Undo;
use crate::report;

/// Another current directory for the process, for as long as the guard lives.
///
/// Tests that patch what is process-wide take turns.
///
/// ```
/// let before = std::env::current_dir().unwrap();
/// {
///     let _patched = standin::patch_current_dir("/").unwrap();
///     assert_eq!(std::env::current_dir().unwrap(), std::path::Path::new("/"));
/// }
/// assert_eq!(std::env::current_dir().unwrap(), before);
/// ```
///
/// # Errors
/// If the directory can't be entered, or the current one has no path.
///
/// # Panics
/// If another thread keeps its turn, as `patch_env` does; and the guard when it is dropped, if the directory before is gone by then.
#[track_caller]
pub fn patch_current_dir(directory: impl AsRef<Path>) -> io::Result<PatchedDirectory> {
    let turn = Turn::take();
    turn.undo_directory(undo_all);
    let before = std::env::current_dir()?;
    std::env::set_current_dir(directory)?;
    let number = next_number();
    LEFT.push(number, before);
    Ok(PatchedDirectory { number, set_at: Location::caller(), _turn: turn })
}

static LEFT: Undo<PathBuf> = Undo::new();

/// Goes back, whatever guards were leaked. There is nobody left to tell if that fails.
#[inline]
fn undo_all() {
    if let Some(before) = LEFT.take_all().last() {
        _ = std::env::set_current_dir(before);
    }
}

/// The guard of [`patch_current_dir`]; dropped, it goes back.
#[must_use = "the directory is left when the guard is dropped: bind it to a name; `let _ = …` drops it at once"]
pub struct PatchedDirectory {
    number: u64,
    set_at: &'static Location<'static>,
    _turn: Turn,
}

impl Drop for PatchedDirectory {
    #[inline]
    fn drop(&mut self) {
        let left = LEFT.take(self.number, &|_, _| true);
        let Some(before) = left.last() else { return };
        let back = std::env::set_current_dir(before);
        if let (Err(error), false) = (back, std::thread::panicking()) {
            report::directory_is_lost(before, &error, self.set_at);
        }
    }
}

impl fmt::Debug for PatchedDirectory {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "another current directory, set at {}", self.set_at)
    }
}
