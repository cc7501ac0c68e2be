//! Calls that panicked: a call that returns leaves no trace here, and pays for none.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::stamp::UNRECORDED;

/// The numbers of the recorded calls of one function that panicked while they were answered.
#[derive(Default)]
pub(crate) struct Panicked(Mutex<Vec<u64>>);

impl Panicked {
    fn lock(&self) -> MutexGuard<'_, Vec<u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the call with this number did.
    pub(super) fn has(&self, order: u64) -> bool {
        self.lock().contains(&order)
    }

    pub(super) fn forget(&self) {
        self.lock().clear();
    }
}

/// A call that is being answered: dropped by a panic, it notes that.
pub(super) struct Answering<'p> {
    pub(super) panicked: &'p Panicked,
    pub(super) order: u64,
}

impl Answering<'_> {
    /// The call has its answer.
    #[inline(always)]
    pub(super) fn end(self) {
        std::mem::forget(self);
    }
}

impl Drop for Answering<'_> {
    fn drop(&mut self) {
        if self.order != UNRECORDED {
            self.panicked.lock().push(self.order);
        }
    }
}
