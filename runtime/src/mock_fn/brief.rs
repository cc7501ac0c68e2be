//! A lock that is held for no longer than it takes to push an entry.

use std::sync::{Mutex, PoisonError};

use try_lock::{Locked, TryLock};

/// A lock for what is over in a moment; a recorded call takes one. Where nobody else has it, it costs an
/// unoptimized build half of a `Mutex`, which asks twice whether the thread panics.
pub(super) struct Brief<T> {
    value: TryLock<T>,
    /// Those who found it taken stand in line, and the first of them tries again.
    line: Mutex<()>,
}

impl<T> Brief<T> {
    pub(super) const fn new(value: T) -> Self {
        Self { value: TryLock::new(value), line: Mutex::new(()) }
    }

    #[inline]
    pub(super) fn lock(&self) -> Locked<'_, T> {
        match self.value.try_lock() {
            Some(locked) => locked,
            None => self.wait(),
        }
    }

    #[cold]
    fn wait(&self) -> Locked<'_, T> {
        let _first = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(locked) = self.value.try_lock() {
                return locked;
            }
            std::thread::yield_now();
        }
    }
}
