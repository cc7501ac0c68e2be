//! Which function of which mock. Nothing here is generic.

use std::fmt;

use super::log::recorded;
use super::mock_core::{LentCore, MockCore, SharedCore};
use super::stamp::{NO_THREAD, UNRECORDED};
use super::{Expected, Frame, Path, State};
use crate::report::{OtherTypes, Transcript};

/// One function of a mock.
#[derive(Clone)]
pub(crate) struct Function {
    mock: SharedCore,
    index: usize,
}

impl Function {
    pub(super) fn new(mock: &SharedCore, index: usize) -> Self {
        Self { mock: mock.clone(), index }
    }

    #[inline(always)]
    pub(crate) fn core(&self) -> Core<'_> {
        Core(self)
    }

    pub(super) fn lent(&self) -> LentFunction {
        LentFunction { mock: self.mock.lent(), index: self.index }
    }

    /// Whether both are the same.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.mock.is(&other.mock) && self.index == other.index
    }
}

/// One function of a mock that may be gone.
pub(super) struct LentFunction {
    mock: LentCore,
    index: usize,
}

impl LentFunction {
    /// The function, while its mock is there.
    pub(super) fn get(&self) -> Option<Function> {
        Some(Function { mock: self.mock.get()?, index: self.index })
    }
}

/// What the shells hand to the core.
#[derive(Clone, Copy)]
pub(crate) struct Core<'m>(&'m Function);

impl<'m> Core<'m> {
    fn mock(self) -> &'m MockCore {
        &self.0.mock
    }
    #[inline(always)]
    pub(crate) fn state(self) -> &'m State {
        self.0.mock.state(self.0.index)
    }
    /// The calls so far, with the one in `frame`, which is recorded now if it was not before.
    pub(crate) fn recall(self, frame: &mut dyn Frame) -> Transcript {
        let (order, _) = frame.noted();
        if order == UNRECORDED {
            frame.record(&self.state().log, order, NO_THREAD);
        }
        let calls = self.state().log.calls();
        Transcript::about(recorded(&calls), order)
    }
    pub(crate) fn path(self) -> Path {
        self.mock().path(self.0.index)
    }
    pub(crate) fn arg_names(self) -> Vec<&'static str> {
        self.mock().arg_names(self.0.index)
    }
    pub(crate) fn returns_unit(self) -> bool {
        self.mock().returns_unit(self.0.index)
    }
    pub(crate) fn never_returns(self) -> bool {
        self.mock().never_returns(self.0.index)
    }
    pub(crate) fn makes_anew(self) -> bool {
        self.mock().makes_anew(self.0.index)
    }
    pub(crate) fn is_sealed(self) -> bool {
        self.mock().leniency().is_sealed()
    }
    pub(crate) fn is_lenient(self) -> bool {
        self.mock().leniency().is_lenient()
    }
    /// Keeps what a failure of a call says, for the test that owns the mock.
    pub(crate) fn keep_failure(self, text: &str) {
        self.mock().failures().keep(text);
    }
    /// Whether a side effect was set, which leaves calls to what else is set up, it may be.
    pub(crate) fn has_side_effect(self) -> bool {
        self.state().has_side_effect()
    }
    /// The expectation at a step of the sequence in which `of` has a place, if it is of this mock, and
    /// its method.
    pub(crate) fn step_of_sequence(
        self,
        of: &Expected,
        step: usize,
    ) -> Option<(Function, &'m Expected)> {
        let (index, expected) = self.mock().step_of_sequence(of, step)?;
        Some((Function::new(&self.0.mock, index), expected))
    }
    /// Notes that a call is awaited: by this thread, whichever made it.
    pub(super) fn note_await(self, order: u64) {
        self.state().aftermath().awaits.note((order != UNRECORDED).then_some(order));
    }
    /// The other choices of type arguments, of a generic function.
    pub(crate) fn other_types(self) -> Vec<OtherTypes> {
        self.mock().other_types()
    }
    pub(crate) fn contexts_elsewhere(self) -> usize {
        self.mock().contexts_elsewhere()
    }
    pub(crate) fn has_original(self) -> bool {
        self.mock().has_original(self.0.index)
    }
    pub(crate) fn passes_on(self) -> bool {
        self.mock().leniency().passes_on() && self.has_original()
    }
}

impl fmt::Debug for Core<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (called {} time(s))", self.path(), self.state().call_count())
    }
}
