//! Guards without a name: `patch!(open).returns(5);` puts a double in place that is taken away at the end of the
//! statement, before anything could call it. rustc has no lint for that: what `returns` gives back is seldom used.

use std::panic::Location;
use std::sync::atomic::{AtomicBool, Ordering};

/// How far into the call of a macro the function's path begins: `patch!(`, `spy!(`, `patcher!(`.
const MACROS: [u32; 3] = [7, 5, 9];
/// `standin::`
const CRATE: u32 = 9;

/// Where a guard was made, and whether it has no name there.
pub(super) struct Made {
    /// Where what was given to the macro begins.
    at: &'static Location<'static>,
    /// Atomic, for a guard may be looked at behind `catch_unwind`.
    is_temporary: AtomicBool,
}

impl Made {
    #[track_caller]
    pub(super) fn here() -> Self {
        Self { at: Location::caller(), is_temporary: AtomicBool::new(false) }
    }

    /// The guard is used, where the expression is that stands for it: a guard with a name is not used where its
    /// macro is called. In another macro all is at one place, and nothing is known.
    pub(super) fn used(&self, at: &Location<'_>) {
        let is_beside = at.file() == self.at.file() && at.line() == self.at.line();
        let before = self.at.column().saturating_sub(at.column());
        if is_beside && MACROS.iter().any(|name| before == *name || before == name + CRATE) {
            self.is_temporary.store(true, Ordering::Relaxed);
        }
    }

    /// Where it was made, if it was made for one statement.
    pub(super) fn for_a_statement(&self) -> Option<&'static Location<'static>> {
        self.is_temporary.load(Ordering::Relaxed).then_some(self.at)
    }
}
