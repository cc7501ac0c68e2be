//! The core of one mock: the states of its functions, which are verified together. Nothing here is generic.

use std::ops::Deref;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::failures::{Failures, may_be_lost};
use super::leniency::Leniency;
use super::{Expected, Path, State};
use crate::report;

/// What the macros say of the methods, a line for each: `"get(key, n)"`, and `"get(key, n) {}"` where there is a
/// default body or a patched function behind it, `"get(key, n);"` where it has no `self`; a function of
/// a module comes with the module, `"mock_net::get(key, n);"`. Behind the arguments stands what is to be known of the output:
/// `()`, `!`, or `&` where no value can be given beforehand. One literal for all of them: each is work for rustc.
pub type Methods = &'static str;

/// A core, as all that belongs to its mock holds it. The types of what a core holds are not seen from here: rustc
/// would ask in each user's crate whether they are `Send`, and describe them all to debuggers.
#[derive(Clone)]
pub(crate) struct SharedCore(Arc<dyn Opaque>);

trait Opaque: Send + Sync {
    fn core(&self) -> &MockCore;
    fn state(&self, index: usize) -> &State;
}

impl Opaque for MockCore {
    fn core(&self) -> &MockCore {
        self
    }
    fn state(&self, index: usize) -> &State {
        &self.states[index]
    }
}

impl SharedCore {
    pub(super) fn new(core: MockCore) -> Self {
        Self(Arc::new(core))
    }

    /// The state of the function at `index`; every call comes by here.
    #[inline(always)]
    pub(super) fn state(&self, index: usize) -> &State {
        self.0.state(index)
    }

    pub(super) fn lent(&self) -> LentCore {
        LentCore(Arc::downgrade(&self.0))
    }

    /// Whether both are the same.
    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The core of the function at `index` alone, for the type arguments `types`; it is verified with
    /// this one.
    pub(super) fn child(&self, index: usize, types: &'static str) -> Self {
        let mut child = MockCore::new(self.name, 1, self.method(index));
        child.choice = Some(Choice { types, mock: self.lent() });
        child.leniency.be_as(&self.leniency);
        child.record_calls(self.states[index].is_recording());
        let child = Self::new(child);
        self.children().push(child.clone());
        child
    }

    /// Where it lies.
    pub(super) fn addr(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }
}

impl Deref for SharedCore {
    type Target = MockCore;

    fn deref(&self) -> &MockCore {
        self.0.core()
    }
}

/// A core that may be gone.
pub(super) struct LentCore(Weak<dyn Opaque>);

impl LentCore {
    pub(super) fn get(&self) -> Option<SharedCore> {
        self.0.upgrade().map(SharedCore)
    }
}

struct Choice {
    types: &'static str,
    /// The core of the mock, with the other choices.
    mock: LentCore,
}

pub(crate) struct MockCore {
    name: &'static str,
    /// Of a generic function that has a core for each choice of types: which this is.
    choice: Option<Choice>,
    methods: Methods,
    pub(super) states: Box<[State]>,
    /// Mocks that are verified with this one: generic functions have one for each choice of types.
    children: Mutex<Vec<SharedCore>>,
    /// How many other threads have a context of the function that has none here.
    contexts_elsewhere: AtomicUsize,
    leniency: Leniency,
    failures: Failures,
}

impl MockCore {
    #[inline(always)]
    pub(super) fn new(name: &'static str, count: usize, methods: Methods) -> Self {
        let mut states = Vec::with_capacity(count);
        while states.len() < count {
            states.push(const { State::new() });
        }
        Self {
            name,
            choice: None,
            methods,
            states: states.into_boxed_slice(),
            children: const { Mutex::new(Vec::new()) },
            contexts_elsewhere: AtomicUsize::new(0),
            leniency: const { Leniency::new() },
            failures: const { Failures::new() },
        }
    }

    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// What the macros say of the method at `index`.
    fn method(&self, index: usize) -> &'static str {
        self.methods.split('\n').nth(index).unwrap_or_default()
    }

    pub(super) fn record_calls(&self, on: bool) {
        for state in &self.states {
            state.set_recording(on);
        }
    }

    /// The names of the arguments.
    pub(super) fn arg_names(&self, index: usize) -> Vec<&'static str> {
        let Some((_, rest)) = self.method(index).split_once('(') else { return Vec::new() };
        let names = rest.split_once(')').map_or(rest, |(names, _)| names);
        let mut of_each = Vec::new();
        if !names.is_empty() {
            for name in names.split(", ") {
                of_each.push(name);
            }
        }
        of_each
    }

    pub(super) fn has_original(&self, index: usize) -> bool {
        self.leniency.is_spy() || self.method(index).ends_with("{}")
    }

    /// Whether what comes back is known to be `()`.
    pub(super) fn returns_unit(&self, index: usize) -> bool {
        report::has(self.method(index), ") ()")
    }

    /// Whether nothing comes back, for its type is `!`.
    pub(super) fn never_returns(&self, index: usize) -> bool {
        report::has(self.method(index), ") !")
    }

    /// Whether it is answered when what comes back is awaited.
    fn is_awaited(&self, index: usize) -> bool {
        report::has(self.method(index), " ~")
    }

    /// Whether what comes back borrows so that it has to be made anew for each call.
    pub(super) fn makes_anew(&self, index: usize) -> bool {
        report::has(self.method(index), ") &")
    }

    pub(super) fn path(&self, index: usize) -> Path {
        let method = self.method(index);
        let name = method.split_once('(').map_or(method, |(name, _)| name);
        let is_static = method.ends_with(';');
        let is_patched = self.name.is_empty() && method.ends_with("{}");
        Path { mock: self.name, method: name, is_static, is_patched, types: self.types() }
    }

    fn types(&self) -> &'static str {
        self.choice.as_ref().map_or("", |choice| choice.types)
    }

    /// What was done with the same function for other types; nothing of one that is not generic.
    pub(super) fn other_types(&self) -> Vec<report::OtherTypes> {
        let mock = self.choice.as_ref().and_then(|choice| choice.mock.get());
        mock.map_or(Vec::new(), |mock| self.others_of(&mock))
    }

    /// The same, of the mock.
    fn others_of(&self, mock: &Self) -> Vec<report::OtherTypes> {
        let mut others = Vec::new();
        for child in &mock.all_children() {
            if child.methods == self.methods && child.types() != self.types() {
                let state = &child.states[0];
                others.push(report::OtherTypes {
                    types: child.types(),
                    calls: state.call_count(),
                    is_set_up: state.has_fallback() || state.expectations().next().is_some(),
                });
            }
        }
        others
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

    pub(super) fn all_children(&self) -> Vec<SharedCore> {
        let mut children = Vec::new();
        for child in self.children().iter() {
            children.push(child.clone());
        }
        children
    }

    /// The failures, as what a report tells.
    pub(super) fn failed(&self) -> Vec<report::Unmet> {
        let mut failed = Vec::new();
        self.failures.tell(true, &mut failed);
        for child in &self.all_children() {
            child.failures.tell(true, &mut failed);
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
        for (index, state) in self.states.iter().enumerate() {
            for expected in state.expectations() {
                if expected.plan.place.as_ref().is_some_and(|other| other.is_step(step, place)) {
                    return Some((index, expected));
                }
            }
        }
        None
    }

    pub(super) fn contexts_elsewhere(&self) -> usize {
        self.contexts_elsewhere.load(Ordering::Relaxed)
    }

    pub(super) fn set_contexts_elsewhere(&self, count: usize) {
        self.contexts_elsewhere.store(count, Ordering::Relaxed);
    }

    fn children(&self) -> MutexGuard<'_, Vec<SharedCore>> {
        self.children.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn forget(&self) {
        for state in &self.states {
            state.script.forget();
        }
        self.failures.forget();
        for child in &self.all_children() {
            child.forget();
        }
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

    pub(super) fn unmet(&self) -> Vec<report::Unmet> {
        let mut unmet = Vec::new();
        self.tell_unmet(&Vec::new, &mut unmet);
        unmet
    }

    /// `others` tells what was done with the same function for other types.
    fn tell_unmet(
        &self,
        others: &dyn Fn() -> Vec<report::OtherTypes>,
        unmet: &mut Vec<report::Unmet>,
    ) {
        for (index, state) in self.states.iter().enumerate() {
            let first = unmet.len();
            let mut calls = None;
            for expected in state.expectations() {
                if expected.is_unmet() {
                    if unmet.len() == first && state.is_recording() {
                        calls = Some(state.transcript());
                    }
                    let (path, calls) = (self.path(index).of_expectations(), calls.as_ref());
                    unmet.push(report::Unmet::of(path, state, expected, calls, others()));
                }
            }
            // The calls of one function are told of once.
            if let Some(first) = unmet.get_mut(first) {
                first.calls = calls;
                first.not_awaited = if self.is_awaited(index) { state.not_awaited() } else { 0 };
            }
        }
        for child in &self.all_children() {
            child.tell_unmet(&|| child.others_of(self), unmet);
        }
        self.failures.tell(false, unmet);
    }
}

impl Drop for MockCore {
    /// The last owner has gone: what is unmet now stays unmet. A test that is already failing has
    /// something better to say, unless it says the same of another double.
    fn drop(&mut self) {
        if self.is_met() {
            return;
        }
        let is_failing = std::thread::panicking();
        if may_be_lost() {
            report::warn(if is_failing { self.failed() } else { self.unmet() });
        }
        if !is_failing {
            report::fail_if_unmet(self.unmet());
        } else if report::has_failed() {
            report::tell(self.unmet());
        }
    }
}
