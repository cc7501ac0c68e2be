//! The point in a patchable function where a patch is looked up.

use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::scope;
use crate::mock_fn::{MockFn, MockObject};
use crate::signature::{Args, Output};

/// A function that [`patch!`](macro@crate::patch) can put a double in place of.
///
/// `#[patchable]` implements it for a type that bears the function's name.
#[diagnostic::on_unimplemented(
    message = "this function is not patchable",
    label = "can't be patched",
    note = "write `#[cfg_attr(test, standin::patchable)]` above the function"
)]
pub trait Patchable: 'static {
    /// The function's arguments.
    type Args: Args;
    /// What the function returns.
    type Output: Output;

    /// Where its patches are looked up.
    #[doc(hidden)]
    fn point() -> &'static PatchPoint;
    /// A double for it.
    #[doc(hidden)]
    fn double(mock: &MockObject) -> MockFn<Self::Args, Self::Output>;
    /// What the macro says of it.
    #[doc(hidden)]
    fn mock() -> MockObject;
}

/// Stands for a function that isn't patchable, so that rustc's error can say so.
pub struct NotPatchable;

/// What `patch!` finds where a function has no companion type.
pub mod not_patchable {
    pub use super::NotPatchable as __StandinCompanion;
}

/// The point in a patchable function where a patch is looked up; a `static`, made by the macro.
pub struct PatchPoint {
    live: AtomicUsize,
}

impl PatchPoint {
    /// A point that nothing patches.
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Self { live: AtomicUsize::new(0) }
    }

    /// The double that this thread sees in place of the function.
    #[inline]
    #[must_use]
    pub fn patched<A: Args, R: Output>(&'static self) -> Option<Rc<MockFn<A, R>>> {
        if self.live.load(Ordering::Relaxed) == 0 {
            return None;
        }
        scope::seen_here(self)
    }

    pub(super) fn enter(&self) {
        self.live.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn leave(&self) {
        self.live.fetch_sub(1, Ordering::Relaxed);
    }

    /// What tells this point from all others: where it lies.
    pub(super) fn key(&'static self) -> usize {
        std::ptr::from_ref(self).addr()
    }
}
