//! When, where and by which thread a call was made.

use std::cell::Cell;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use super::state::Place;

/// When, where and by which thread a call was made.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    /// Calls of all doubles of the process are numbered in one order.
    pub(crate) order: u64,
    /// Where the call was made.
    pub(crate) place: Place,
    /// The thread that made it.
    pub(crate) thread: u32,
}

/// The number of a call that is not recorded.
pub(crate) const UNRECORDED: u64 = 0;

impl Stamp {
    pub(super) fn unrecorded(place: Place) -> Self {
        Self { order: UNRECORDED, place, thread: 0 }
    }

    #[inline(always)]
    pub(crate) fn now(place: Place) -> Self {
        static ORDER: AtomicU64 = AtomicU64::new(UNRECORDED + 1);
        Self { order: ORDER.fetch_add(1, Ordering::Relaxed), place, thread: this_thread() }
    }
}

impl Stamp {
    #[inline(always)]
    pub(super) fn is_recorded(self) -> bool {
        self.order != UNRECORDED
    }

    pub(crate) fn is_of_this_thread(self) -> bool {
        self.thread == this_thread()
    }
}

/// A small number for the current thread, never 0 and never used again: cheaper to ask for than
/// `std::thread::current().id()`.
pub(crate) fn this_thread() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    thread_local! {
        static THIS: Cell<u32> = const { Cell::new(0) };
    }
    // While a thread's locals are being destroyed it has no number any more; 0 stands for it.
    THIS.try_with(|this| {
        if this.get() == 0 {
            this.set(NEXT.fetch_add(1, Ordering::Relaxed));
        }
        this.get()
    })
    .unwrap_or(0)
}
