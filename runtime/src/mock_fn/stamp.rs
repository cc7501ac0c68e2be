//! When, where and by which thread a call was made.

use std::cell::Cell;
use std::panic::Location;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::Thread;

/// Where something was set up, or a call was made.
pub(crate) type Place = &'static Location<'static>;

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

/// The number that no thread has.
pub(super) const NO_THREAD: u32 = 0;

impl Stamp {
    pub(super) fn unrecorded(place: Place) -> Self {
        Self { order: UNRECORDED, place, thread: NO_THREAD }
    }

    pub(crate) fn now(place: Place) -> Self {
        Self { order: next_order(), place, thread: this_thread() }
    }
}

/// The number of the next call that is recorded.
#[inline(always)]
pub(super) fn next_order() -> u64 {
    static ORDER: AtomicU64 = AtomicU64::new(UNRECORDED + 1);
    ORDER.fetch_add(1, Ordering::Relaxed)
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

/// A small number for the current thread, which is never used again: cheaper to ask for than
/// `std::thread::current().id()`.
pub(crate) fn this_thread() -> u32 {
    thread_local! {
        static THIS: Cell<u32> = const { Cell::new(NO_THREAD) };
    }
    match THIS.try_with(|this| this.get()) {
        Ok(NO_THREAD) => THIS.try_with(enlist).unwrap_or(NO_THREAD),
        Ok(number) => number,
        // While a thread's locals are being destroyed it has no number any more.
        Err(_) => NO_THREAD,
    }
}

/// The threads that have a number, in the order of their numbers, from 1 on.
static THREADS: Mutex<Vec<Thread>> = Mutex::new(Vec::new());

fn threads() -> MutexGuard<'static, Vec<Thread>> {
    THREADS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the current thread its number.
#[cold]
fn enlist(this: &Cell<u32>) -> u32 {
    let current = std::thread::current();
    let mut threads = threads();
    threads.push(current);
    let number = u32::try_from(threads.len()).unwrap_or(u32::MAX);
    this.set(number);
    number
}

/// The thread with this number, whether it has ended or not.
pub(super) fn thread(number: u32) -> Option<Thread> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    threads().get(index).cloned()
}
