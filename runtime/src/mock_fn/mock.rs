//! What a test holds of a mock: it makes its functions and verifies them.

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};

use super::mock_core::{Methods, MockCore, SharedCore};
use super::{Expectation, Function, Keepers, MockFn};
use crate::report;
use crate::signature::{Args, ByDefault, DefaultOf, Output};

/// What all mocks have in common: functions that are verified together. Every mock derefs to it.
///
/// ```
/// # use standin::automock;
/// # #[automock] trait Bell { fn ring(&self); }
/// let mut bell = MockBell::new();
/// bell.expect_ring().times(1).returning(|| ());
/// bell.ring();
/// bell.verify();
/// ```
#[derive(Clone)]
pub struct MockObject(SharedCore);

// A panic leaves no call half-recorded and no script half-changed.
impl UnwindSafe for MockObject {}
impl RefUnwindSafe for MockObject {}

impl MockObject {
    /// A mock of so many methods, with nothing set up.
    #[must_use]
    #[doc(hidden)]
    pub fn new(name: &'static str, count: usize, methods: Methods) -> Self {
        Self(SharedCore::new(MockCore::new(name, count, methods)))
    }

    /// A function that this thread has no context for, while so many other threads have one.
    pub(super) fn without_context(self, elsewhere: usize) -> Self {
        self.0.set_contexts_elsewhere(elsewhere);
        self
    }

    /// A mock of the function at `index` alone, for the type arguments `types`; it is verified with
    /// this one.
    pub(super) fn child(&self, index: usize, types: &'static str) -> Self {
        Self(self.0.child(index, types))
    }

    pub(super) fn as_core(&self) -> &SharedCore {
        &self.0
    }

    /// Fails if a call has failed because nothing answered it, on whatever thread that was, and
    /// whoever caught the panic.
    ///
    /// # Panics
    /// If there was such a call.
    #[track_caller]
    #[inline]
    pub fn assert_no_unexpected_calls(&self) {
        report::fail_if_unmet(self.0.failed());
    }

    /// Does not tell again, when the mock is verified, of calls that have failed on other threads or, with the feature
    /// `tokio`, in tasks.
    #[inline]
    pub fn forgive_failures(&self) {
        self.0.failures().forget();
        for child in &self.0.all_children() {
            child.failures().forget();
        }
    }

    /// A mock in a suite that was written for mockall: it records nothing until it is asked to, so that
    /// no argument is cloned and none lives longer than its call; and it leaves it to each thread to
    /// tell of its failures.
    #[doc(hidden)]
    #[must_use]
    pub fn as_mockall(self) -> Self {
        self.0.failures().keep_none();
        self.record_calls(false);
        self
    }

    /// Turns the record of arguments on or off, for all methods.
    pub fn record_calls(&self, on: bool) {
        self.0.record_calls(on);
    }

    pub(super) fn function(&self, index: usize) -> Function {
        Function::new(&self.0, index)
    }

    /// Fails, in one report, if any expectation has not been met, or calls have failed where the test might not notice: on
    /// other threads and, with the feature `tokio`, in that runtime's tasks. A task's panic is in its `JoinHandle`, and often
    /// nobody looks there. [`forgive_failures`](Self::forgive_failures) is for the test that does.
    ///
    /// # Panics
    /// If an expectation was called less often than it expects, or for such a call.
    #[track_caller]
    pub fn verify(&self) {
        report::fail_if_unmet(self.0.unmet());
    }

    /// Verifies, then forgets all expectations; what `returns` and `side_effect` set up stays.
    ///
    /// # Panics
    /// If an expectation was called less often than it expects.
    #[track_caller]
    pub fn checkpoint(&self) {
        self.verify_and_forget();
    }

    #[track_caller]
    pub(super) fn verify_and_forget(&self) {
        let unmet = self.0.unmet();
        self.forget();
        report::fail_if_unmet(unmet);
    }

    /// Forgets all expectations, met or not.
    pub(super) fn forget(&self) {
        self.0.forget();
    }

    /// Whether both are the same mock, or clones of it.
    #[must_use]
    pub fn is(mock: &Self, other: &Self) -> bool {
        mock.0.is(&other.0)
    }

    /// A number that no other mock alive has: where the mock itself lies.
    #[must_use]
    pub fn identity(mock: &Self) -> usize {
        mock.0.addr()
    }
}

// None of these panics, and `extern "C"` is how one says so: in each mock's `new` rustc would otherwise compile for each
// field how those before it are dropped in a panic: 3 % of a test build.
#[allow(improper_ctypes_definitions)]
impl MockObject {
    /// The function for the method at `index`. Its arguments are recorded as values, and its output has
    /// a default value: for rustc it is the less work the less it is handed, and most methods are so.
    #[must_use]
    #[doc(hidden)]
    pub extern "C" fn method_at<A, R>(&self, index: usize) -> MockFn<A, R>
    where
        A: Args<ByValue: Keepers<A>>,
        R: Output,
        ByDefault: DefaultOf<R>,
    {
        let (at, keeping) = (Expectation::place(self.function(index)), A::ByValue::KEEPING);
        MockFn { at, keeping, default: ByDefault::MAKE }
    }

    /// As [`method_at`](Self::method_at), for an output that has no default value.
    #[must_use]
    #[doc(hidden)]
    pub extern "C" fn method_without_default<A, R>(&self, index: usize) -> MockFn<A, R>
    where
        A: Args<ByValue: Keepers<A>>,
        R: Output,
    {
        let (at, keeping) = (Expectation::place(self.function(index)), A::ByValue::KEEPING);
        MockFn { at, keeping, default: None }
    }

    /// As [`method_at`](Self::method_at); `_keepers` say how its arguments are recorded.
    #[must_use]
    #[doc(hidden)]
    pub extern "C" fn kept_by<A, R, K>(&self, index: usize, _keepers: K) -> MockFn<A, R>
    where
        A: Args,
        R: Output,
        K: Keepers<A>,
        ByDefault: DefaultOf<R>,
    {
        let (at, keeping) = (Expectation::place(self.function(index)), K::KEEPING);
        MockFn { at, keeping, default: ByDefault::MAKE }
    }

    /// As [`kept_by`](Self::kept_by); `_default` says whether its output has a default value.
    #[must_use]
    #[doc(hidden)]
    pub extern "C" fn kept_with<A, R, K, D>(
        &self,
        index: usize,
        _keepers: K,
        _default: D,
    ) -> MockFn<A, R>
    where
        A: Args,
        R: Output,
        K: Keepers<A>,
        D: DefaultOf<R>,
    {
        let (at, keeping) = (Expectation::place(self.function(index)), K::KEEPING);
        MockFn { at, keeping, default: D::MAKE }
    }
}

impl fmt::Debug for MockObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

impl fmt::Display for MockObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}
