//! Waiting for calls that other threads and tasks make.
//!
//! There is one place to wait for all calls of the process. Only calls of functions that were ever waited
//! for look there.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::clock;

static WAITING: AtomicUsize = AtomicUsize::new(0);
static SOMEBODY_CALLED: Condvar = Condvar::new();
/// Counts the calls that somebody was told of, under the lock of the tasks.
static TOLD: AtomicUsize = AtomicUsize::new(0);
static TASKS: Mutex<Vec<Waker>> = Mutex::new(Vec::new());

fn tasks() -> MutexGuard<'static, Vec<Waker>> {
    TASKS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tells those who wait that there was a call.
#[inline]
pub(super) fn tell() {
    if WAITING.load(Ordering::SeqCst) > 0 {
        wake();
    }
}

#[cold]
fn wake() {
    let mut tasks = tasks();
    TOLD.fetch_add(1, Ordering::SeqCst);
    let woken = std::mem::take(&mut *tasks);
    drop(tasks);
    SOMEBODY_CALLED.notify_all();
    for task in &woken {
        task.wake_by_ref();
    }
}

/// Counts as somebody who waits.
struct Waits;

impl Waits {
    fn begin() -> Self {
        WAITING.fetch_add(1, Ordering::SeqCst);
        Self
    }
}

impl Drop for Waits {
    fn drop(&mut self) {
        WAITING.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Waits until `is_so`, at most for `timeout`; whether it came to be so.
pub(super) fn wait_until(timeout: Duration, is_so: &dyn Fn() -> bool) -> bool {
    let _waits = Waits::begin();
    let until = clock::now().map(|now| now + timeout);
    loop {
        // The question may be a matcher of the user's: no lock is held while it is asked.
        let told = TOLD.load(Ordering::SeqCst);
        if is_so() {
            return true;
        }
        let left = match (until, clock::now()) {
            (Some(until), Some(now)) => until.saturating_duration_since(now),
            _ => Duration::ZERO,
        };
        if left.is_zero() {
            return false;
        }
        let tasks = tasks();
        if TOLD.load(Ordering::SeqCst) != told {
            // There was a call since the question was asked.
            continue;
        }
        let waited = SOMEBODY_CALLED.wait_timeout(tasks, left);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }
}

/// Is ready when `is_so`.
pub(super) struct Until<F> {
    is_so: F,
    _waits: Waits,
}

impl<F: Fn() -> bool + Unpin> Until<F> {
    pub(super) fn new(is_so: F) -> Self {
        Self { is_so, _waits: Waits::begin() }
    }
}

impl<F: Fn() -> bool + Unpin> Future for Until<F> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if (self.is_so)() {
            return Poll::Ready(());
        }
        tasks().push(context.waker().clone());
        // A call since the question was asked has not seen this task.
        if (self.is_so)() { Poll::Ready(()) } else { Poll::Pending }
    }
}
