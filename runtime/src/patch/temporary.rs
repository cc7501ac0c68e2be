//! Guards without a name: `patch!(open).returns(5);` puts a double in place that is taken away at the end of the
//! statement, before anything could call it. rustc has no lint for that: what `returns` gives back is seldom used.

use std::panic::Location;
use std::sync::atomic::{AtomicBool, Ordering};

/// Where a guard was made, and whether it has no name there.
pub(super) struct Made {
    /// Where what was given to the macro begins.
    at: &'static Location<'static>,
    /// How many columns behind the beginning of the macro's call that is, where the call is written in the source as
    /// it is. In another macro all is at one place, and nothing is known.
    column: u32,
    /// Atomic, for a guard may be looked at behind `catch_unwind`.
    is_temporary: AtomicBool,
}

impl Made {
    #[track_caller]
    pub(super) fn here() -> Self {
        Self { at: Location::caller(), column: 0, is_temporary: AtomicBool::new(false) }
    }

    pub(super) fn written_out(&mut self, column: u32) {
        self.column = column;
    }

    /// The guard is used, where the expression is that stands for it: of a guard with a name that is the name, and
    /// never the macro's call.
    pub(super) fn used(&self, at: &Location<'_>) {
        let is_beside = at.file() == self.at.file() && at.line() == self.at.line();
        if is_beside && self.column != 0 && at.column() + self.column == self.at.column() {
            self.is_temporary.store(true, Ordering::Relaxed);
        }
    }

    /// Where it was made, if it was made for one statement.
    pub(super) fn for_a_statement(&self) -> Option<&'static Location<'static>> {
        self.is_temporary.load(Ordering::Relaxed).then_some(self.at)
    }
}
