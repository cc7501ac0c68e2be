//! Ask afterwards how many calls there were: of the arguments nothing is kept.

use super::ScopedFn;
use crate::report::Assertion;
use crate::signature::{ScopedArgs, ScopedOutput};

impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P> ScopedFn<A, R, P> {
    /// Whether there was a call.
    #[must_use]
    pub fn called(&self) -> bool {
        self.call_count() > 0
    }

    /// How many calls there were.
    #[must_use]
    pub fn call_count(&self) -> usize {
        self.core().state().call_count()
    }

    /// Asserts that there was a call.
    ///
    /// # Panics
    /// If there was no call.
    #[track_caller]
    pub fn assert_called(&self) {
        self.core().assert_count(Assertion::Called);
    }

    /// Asserts that there was one call.
    ///
    /// # Panics
    /// If there was no call, or more than one.
    #[track_caller]
    pub fn assert_called_once(&self) {
        self.core().assert_count(Assertion::CalledOnce);
    }

    /// Asserts that there was no call.
    ///
    /// # Panics
    /// If there was a call.
    #[track_caller]
    pub fn assert_not_called(&self) {
        self.core().assert_count(Assertion::NotCalled);
    }

    /// Asserts that there were so many calls.
    ///
    /// # Panics
    /// If there were more or fewer calls.
    #[track_caller]
    pub fn assert_called_times(&self, times: usize) {
        self.core().assert_count(Assertion::CalledTimes(times));
    }
}
