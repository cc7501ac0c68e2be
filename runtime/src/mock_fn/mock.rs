//! The owner of all functions of one mock: it makes them and verifies them, all in one report.

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::failures::Failures;
use super::leniency::Leniency;
use super::{Core, Expectation, Expected, Keepers, MockFn, Path, State, this_thread};
use crate::report;
use crate::signature::{Args, ByDefault, DefaultOf, Output};

/// What the macros say of one method: `"get(key, n)"`, and `"get(key, n) {}"` where there is a
/// default body or a patched function behind it, `"get(key, n);"` where it has no `self`; a function of
/// a module comes with the module, `"mock_net::get(key, n);"`. One literal, because every method has one.
pub type Method = &'static str;

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
pub struct MockObject(Arc<MockCore>);

pub(crate) struct MockCore {
    name: &'static str,
    /// The type arguments, of a generic function that has a core of its own.
    types: &'static str,
    methods: &'static [Method],
    pub(super) states: Box<[State]>,
    /// Mocks that are verified with this one: generic functions have one for each choice of types.
    children: Mutex<Vec<Arc<MockCore>>>,
    /// How many other threads have a context of the function that has none here.
    contexts_elsewhere: AtomicUsize,
    leniency: Leniency,
    failures: Failures,
}

// A panic leaves no call half-recorded and no script half-changed.
impl UnwindSafe for MockObject {}
impl RefUnwindSafe for MockObject {}

impl MockObject {
    /// A mock of these methods, with nothing set up.
    #[must_use]
    #[doc(hidden)]
    pub fn new(name: &'static str, methods: &'static [Method]) -> Self {
        Self::of_types(name, methods, "")
    }

    fn of_types(name: &'static str, methods: &'static [Method], types: &'static str) -> Self {
        let mut states = Vec::with_capacity(methods.len());
        while states.len() < methods.len() {
            states.push(const { State::new() });
        }
        let states = states.into_boxed_slice();
        Self(Arc::new(MockCore {
            name,
            types,
            methods,
            states,
            children: const { Mutex::new(Vec::new()) },
            contexts_elsewhere: AtomicUsize::new(0),
            leniency: const { Leniency::new() },
            failures: const { Failures::new() },
        }))
    }

    /// A function that this thread has no context for, while so many other threads have one.
    pub(super) fn without_context(self, elsewhere: usize) -> Self {
        self.0.contexts_elsewhere.store(elsewhere, Ordering::Relaxed);
        self
    }

    /// A mock of the function at `index` alone, for the type arguments `types`; it is verified with
    /// this one.
    pub(super) fn child(&self, index: usize, types: &'static str) -> Self {
        let child = Self::of_types(self.0.name, &self.0.methods[index..=index], types);
        child.0.leniency.be_as(&self.0.leniency);
        child.record_calls(self.0.states[index].is_recording());
        self.0.children().push(child.0.clone());
        child
    }

    /// The function for the method at `index`. Its arguments are recorded as values, and its output has
    /// a default value: for rustc it is the less work the less it is handed, and most methods are so.
    #[must_use]
    #[doc(hidden)]
    pub fn method_at<A, R>(&self, index: usize) -> MockFn<A, R>
    where
        A: Args<ByValue: Keepers<A>>,
        R: Output,
        ByDefault: DefaultOf<R>,
    {
        let (at, keeping) = (Expectation::place(self.0.clone(), index), A::ByValue::KEEPING);
        MockFn { at, keeping, default: ByDefault::MAKE }
    }

    /// As [`method_at`](Self::method_at), for an output that has no default value.
    #[must_use]
    #[doc(hidden)]
    pub fn method_without_default<A, R>(&self, index: usize) -> MockFn<A, R>
    where
        A: Args<ByValue: Keepers<A>>,
        R: Output,
    {
        let (at, keeping) = (Expectation::place(self.0.clone(), index), A::ByValue::KEEPING);
        MockFn { at, keeping, default: None }
    }

    /// As [`method_at`](Self::method_at); `_keepers` say how its arguments are recorded, and `_default`
    /// whether its output has a default value.
    #[must_use]
    #[doc(hidden)]
    pub fn kept_by<A, R, K, D>(&self, index: usize, _keepers: K, _default: D) -> MockFn<A, R>
    where
        A: Args,
        R: Output,
        K: Keepers<A>,
        D: DefaultOf<R>,
    {
        let (at, keeping) = (Expectation::place(self.0.clone(), index), K::KEEPING);
        MockFn { at, keeping, default: D::MAKE }
    }

    pub(super) fn as_core(&self) -> &Arc<MockCore> {
        &self.0
    }

    /// Fails if a call has failed because nothing answered it, on whatever thread that was, and
    /// whoever caught the panic.
    ///
    /// # Panics
    /// If there was such a call.
    #[track_caller]
    pub fn assert_no_unexpected_calls(&self) {
        report::fail_if_unmet(self.0.failed(&|_| true));
    }

    /// Does not tell again, when the mock is verified, of calls that have failed on other threads.
    pub fn forgive_failures(&self) {
        self.0.failures.forget();
        self.0.all_children().iter().for_each(|child| child.failures.forget());
    }

    /// A mock in a suite that was written for mockall: it records nothing until it is asked to, so that
    /// no argument is cloned and none lives longer than its call; and it leaves it to each thread to
    /// tell of its failures.
    #[doc(hidden)]
    #[must_use]
    pub fn as_mockall(self) -> Self {
        self.0.failures.keep_none();
        self.record_calls(false);
        self
    }

    /// Turns the record of arguments on or off, for all methods.
    pub fn record_calls(&self, on: bool) {
        self.0.states.iter().for_each(|state| state.set_recording(on));
    }

    pub(super) fn core(&self, index: usize) -> Core<'_> {
        Core { mock: &self.0, index }
    }

    /// Fails, in one report, if any expectation has not been met.
    ///
    /// # Panics
    /// If an expectation was called less often than it expects.
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
        Arc::ptr_eq(&mock.0, &other.0)
    }

    /// A number that no other mock alive has: where the mock itself lies.
    #[must_use]
    pub fn identity(mock: &Self) -> usize {
        Arc::as_ptr(&mock.0).addr()
    }
}

impl fmt::Debug for MockObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

impl fmt::Display for MockObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

impl MockCore {
    #[inline(always)]
    pub(super) fn state(&self, index: usize) -> &State {
        &self.states[index]
    }

    /// The names of the arguments.
    pub(super) fn arg_names(&self, index: usize) -> Vec<&'static str> {
        let Some((_, rest)) = self.methods[index].split_once('(') else { return Vec::new() };
        let names = rest.split_once(')').map_or(rest, |(names, _)| names);
        if names.is_empty() { Vec::new() } else { names.split(", ").collect() }
    }

    pub(super) fn has_original(&self, index: usize) -> bool {
        self.methods[index].ends_with("{}") || self.leniency.is_spy()
    }

    pub(super) fn path(&self, index: usize) -> Path {
        let method = self.methods[index];
        let name = method.split('(').next().unwrap_or(method);
        let is_static = method.ends_with(';');
        Path { mock: self.name, method: name, is_static, types: self.types }
    }

    pub(super) fn leniency(&self) -> &Leniency {
        &self.leniency
    }

    pub(super) fn failures(&self) -> &Failures {
        &self.failures
    }

    /// How many functions there are.
    pub(super) fn count(&self) -> usize {
        self.states.len()
    }

    pub(super) fn all_children(&self) -> Vec<Arc<MockCore>> {
        self.children().clone()
    }

    /// The failures that are asked for, as what a report tells.
    fn failed(&self, is_asked: &dyn Fn(u32) -> bool) -> Vec<report::Unmet> {
        let mut failed = self.failures.told(is_asked);
        for child in self.all_children() {
            failed.extend(child.failures.told(is_asked));
        }
        failed
    }

    /// The expectation at a step of the sequence in which `of` has a place, if it is of this mock, and
    /// the index of its method.
    pub(super) fn step_of_sequence(
        &self,
        of: &Expected,
        step: usize,
    ) -> Option<(usize, &Expected)> {
        let place = of.plan.place.as_ref()?;
        self.states.iter().enumerate().find_map(|(index, state)| {
            let is_it = |expected: &&Expected| {
                expected.plan.place.as_ref().is_some_and(|other| other.is_step(step, place))
            };
            Some((index, state.expectations().find(is_it)?))
        })
    }

    pub(super) fn contexts_elsewhere(&self) -> usize {
        self.contexts_elsewhere.load(Ordering::Relaxed)
    }

    fn children(&self) -> MutexGuard<'_, Vec<Arc<MockCore>>> {
        self.children.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn forget(&self) {
        for state in &self.states {
            state.script.forget();
        }
        self.failures.forget();
        let children = self.children().clone();
        children.iter().for_each(|child| child.forget());
    }

    /// Whether there is nothing to report, as far as can be seen at once.
    fn is_met(&mut self) -> bool {
        for state in &self.states {
            if !state.script.is_met() {
                return false;
            }
        }
        let children = self.children.get_mut().unwrap_or_else(PoisonError::into_inner);
        children.is_empty() && self.failures.is_empty()
    }

    fn unmet(&self) -> Vec<report::Unmet> {
        let mut unmet = Vec::new();
        for (index, state) in self.states.iter().enumerate() {
            let mut calls = None;
            for expected in state.expectations().filter(|expected| expected.is_unmet()) {
                // Those of one function are told of once.
                let first = calls
                    .get_or_insert_with(|| state.is_recording().then(|| state.transcript()))
                    .take();
                let path = self.path(index).of_expectations();
                unmet.push(report::Unmet::of(path, expected, first));
            }
        }
        let children = self.children().clone();
        for child in children {
            unmet.extend(child.unmet());
        }
        let thread = this_thread();
        unmet.extend(self.failures.told(&|of| of != thread));
        unmet
    }
}

impl Drop for MockCore {
    /// The last owner has gone: what is unmet now stays unmet. A test that is already failing has
    /// something better to say.
    fn drop(&mut self) {
        if !self.is_met() && !std::thread::panicking() {
            report::fail_if_unmet(self.unmet());
        }
    }
}
