//! `ScopedFn`, a `MockFn` of a mock whose type parameters may borrow. The core can't keep what mentions
//! such a type, for it would have to outlive it: the closures and matchers are [`Kept`] by the function
//! itself, and the core is given their numbers. Nothing is recorded but texts, for reports.

mod call;
mod constants;
mod counted;
mod expectation;
mod kept;
mod lending;

use std::fmt;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use super::call::Given;
use super::stamp::UNRECORDED;
use super::{Core, MockObject, Stamp};
use crate::report;
use crate::signature::{ScopedArgs, ScopedArgsOf, ScopedMade, ScopedOutput};
use call::ScopedCall;
pub use expectation::ScopedExpectation;
use kept::Kept;

/// What shows the arguments of a call, one text for each.
type TextsOf<A, P> = for<'s, 'x, 'y, 'z> fn(&'s ScopedArgsOf<'x, 'y, 'z, A, P>) -> Vec<String>;

/// A function of a mock with the type parameters `P`, which may borrow: it has mockall's words alone.
pub struct ScopedFn<A: ScopedArgs<P>, R: ScopedOutput<P>, P> {
    /// Where it is, and the expectation that was begun last of those that a mock lends.
    at: ScopedExpectation<A, R, P>,
    texts: TextsOf<A, P>,
    /// Makes the output's default value, where there is one.
    default: Option<fn() -> R::Value>,
}

// A panic leaves no call half-recorded and no script half-changed.
impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P> UnwindSafe for ScopedFn<A, R, P> {}
impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P> RefUnwindSafe for ScopedFn<A, R, P> {}

impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P> fmt::Debug for ScopedFn<A, R, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.core().fmt(f)
    }
}

impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P> ScopedFn<A, R, P> {
    /// The function for the method at `index` of the mock.
    #[must_use]
    pub fn new(
        mock: &MockObject,
        index: usize,
        texts: TextsOf<A, P>,
        default: Option<fn() -> R::Value>,
    ) -> Self {
        let at = ScopedExpectation::place(mock.function(index));
        Self { at, texts, default }
    }

    fn core(&self) -> Core<'_> {
        self.at.core()
    }

    /// Expects a call, in the place that the mock has for it.
    #[track_caller]
    pub fn begin_expectation(&mut self) -> &mut ScopedExpectation<A, R, P> {
        self.at.serial = self.core().expect();
        &mut self.at
    }

    /// Lets go of what a checkpoint has forgotten.
    pub fn let_go(&mut self) {
        self.at.kept = Arc::new(Kept::default());
    }

    /// Calls the double.
    #[track_caller]
    pub fn call<'x, 'y, 'z>(
        &self,
        args: ScopedArgsOf<'x, 'y, 'z, A, P>,
    ) -> ScopedMade<'x, 'y, 'z, R, P> {
        match self.make(args).made {
            Some(made) => made,
            None => report::no_original(self.core()),
        }
    }

    /// Calls a double whose output is lent.
    #[track_caller]
    pub fn make<'x, 'y, 'z>(
        &self,
        args: ScopedArgsOf<'x, 'y, 'z, A, P>,
    ) -> Given<ScopedMade<'x, 'y, 'z, R, P>> {
        let mut call = ScopedCall::new(self, args, UNRECORDED, Location::caller());
        let outcome = self.core().call(&mut call);
        call.give(outcome)
    }

    /// Records the call of an `async fn`, which is answered when it is awaited.
    #[track_caller]
    pub fn record_call(&self, args: &ScopedArgsOf<'_, '_, '_, A, P>) -> Stamp {
        let state = self.core().state();
        let stamp = state.count_call_at(Location::caller());
        if stamp.is_recorded() {
            state.log.record_texts(stamp, (self.texts)(args));
        }
        state.tell();
        stamp
    }

    /// Answers a call that was recorded before, now that it is awaited.
    #[track_caller]
    pub fn answer_at<'x, 'y, 'z>(
        &self,
        args: ScopedArgsOf<'x, 'y, 'z, A, P>,
        stamp: Stamp,
    ) -> ScopedMade<'x, 'y, 'z, R, P> {
        match self.make_at(args, stamp).made {
            Some(made) => made,
            None => report::no_original(self.core()),
        }
    }

    /// As [`make`](Self::make), of a call that was recorded before, now that it is awaited.
    #[track_caller]
    pub fn make_at<'x, 'y, 'z>(
        &self,
        args: ScopedArgsOf<'x, 'y, 'z, A, P>,
        stamp: Stamp,
    ) -> Given<ScopedMade<'x, 'y, 'z, R, P>> {
        let mut call = ScopedCall::new(self, args, stamp.order, stamp.place);
        let outcome = self.core().answer(&mut call);
        call.give(outcome)
    }
}
