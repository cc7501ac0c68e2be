//! Ask afterwards, in unittest.mock's words.

use std::any::Any;
use std::sync::Arc;

use super::calls::{CallArgs, CallArgsList};
use super::{Core, Log, MockFn};
use crate::matcher::{IntoMatcher, Verdicts};
use crate::report::{self, Assertion, Transcript};
use crate::signature::{Args, Family, Output};

impl<A: Args, R: Output> MockFn<A, R> {
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

    /// The arguments of the last call, if there was one.
    #[must_use]
    pub fn call_args(&self) -> Option<CallArgs<A>> {
        self.call_args_list().into_iter().next_back()
    }

    /// The arguments of all calls, oldest first; later calls don't change it.
    #[must_use]
    pub fn call_args_list(&self) -> CallArgsList<A> {
        let path = self.core().path();
        let runs = self.log.snapshot();
        let calls = runs.iter().flat_map(|calls| {
            (0..calls.len()).map(move |index| CallArgs { calls: calls.clone(), index, path })
        });
        CallArgsList(calls.collect())
    }

    /// # Panics
    /// If there was no call.
    #[track_caller]
    pub fn assert_called(&self) {
        if !self.called() {
            report::count(self.asked(), Assertion::Called);
        }
    }

    /// # Panics
    /// If there was no call, or more than one.
    #[track_caller]
    pub fn assert_called_once(&self) {
        if self.call_count() != 1 {
            report::count(self.asked(), Assertion::CalledOnce);
        }
    }

    /// # Panics
    /// If there was a call.
    #[track_caller]
    pub fn assert_not_called(&self) {
        if self.called() {
            report::count(self.asked(), Assertion::NotCalled);
        }
    }

    /// # Panics
    /// If there were more or fewer calls.
    #[track_caller]
    pub fn assert_called_times(&self, times: usize) {
        if self.call_count() != times {
            report::count(self.asked(), Assertion::CalledTimes(times));
        }
    }

    fn asked(&self) -> Asked<'_> {
        Asked { core: self.core(), log: &self.log }
    }
}

/// What an assertion asks of, for the code that is compiled once.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'m> {
    pub(crate) core: Core<'m>,
    pub(crate) log: &'m dyn Recorded,
}

/// A record whose types the core doesn't know.
pub(crate) trait Recorded {
    fn transcript(&self) -> Transcript;
    fn type_names(&self) -> Vec<&'static str>;
    /// The arguments of one call.
    fn written(&self, index: usize) -> Vec<String>;
    /// What each of the matchers wants.
    fn wanted(&self, matchers: &dyn Any) -> Vec<String>;
    /// What the matchers say of each call, oldest first.
    fn verdicts(&self, matchers: &dyn Any) -> Vec<Verdicts>;
}

impl<A: Args> Recorded for Arc<dyn Log<A>> {
    fn transcript(&self) -> Transcript {
        (**self).transcript()
    }
    fn type_names(&self) -> Vec<&'static str> {
        A::type_names()
    }
    fn written(&self, index: usize) -> Vec<String> {
        let runs = self.snapshot();
        let mut calls =
            runs.iter().flat_map(|calls| (0..calls.len()).map(move |index| (calls, index)));
        calls.nth(index).map(|(calls, index)| calls.write(index)).unwrap_or_default()
    }
    fn wanted(&self, matchers: &dyn Any) -> Vec<String> {
        matchers.downcast_ref().map(A::describe).unwrap_or_default()
    }
    fn verdicts(&self, matchers: &dyn Any) -> Vec<Verdicts> {
        let Some(matchers) = matchers.downcast_ref() else {
            return Vec::new();
        };
        let runs = self.snapshot();
        let calls = runs.iter().flat_map(|calls| (0..calls.len()).map(move |index| (calls, index)));
        calls.map(|(calls, index)| calls.accepted(index, matchers)).collect()
    }
}

impl Asked<'_> {
    /// Fails unless the calls are as the assertion says.
    #[track_caller]
    fn expect(self, assertion: Assertion, matchers: &dyn Any) {
        let verdicts = self.log.verdicts(matchers);
        let accepted = |verdicts: &Verdicts| verdicts.all_accepted();
        let holds = match assertion {
            Assertion::CalledWith => verdicts.last().is_some_and(accepted),
            Assertion::CalledOnceWith => {
                self.core.state().call_count() == 1 && verdicts.last().is_some_and(accepted)
            }
            _ => verdicts.iter().any(accepted),
        };
        if !holds {
            report::arguments(self, assertion, &self.log.wanted(matchers), &verdicts);
        }
    }
}

macro_rules! assertions {
    ($count:tt $arity:ident: $($F:ident $K:ident $index:tt),*) => {
        impl<$($F: Family,)* R: Output> MockFn<($($F,)*), R> {
            /// Asserts that the *last* call had these arguments.
            ///
            /// # Panics
            /// If it had others, or there was none.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn assert_called_with<$($K),*>(&self, $($F: impl IntoMatcher<$F, $K>),*) {
                let matchers: <($($F,)*) as Args>::Matchers = ($($F.into_matcher(),)*);
                self.asked().expect(Assertion::CalledWith, &matchers);
            }

            /// Asserts that there was one call, and that it had these arguments.
            ///
            /// # Panics
            /// If there were more calls, or none, or it had other arguments.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn assert_called_once_with<$($K),*>(&self, $($F: impl IntoMatcher<$F, $K>),*) {
                let matchers: <($($F,)*) as Args>::Matchers = ($($F.into_matcher(),)*);
                self.asked().expect(Assertion::CalledOnceWith, &matchers);
            }

            /// Asserts that some call had these arguments.
            ///
            /// # Panics
            /// If none had.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn assert_any_call<$($K),*>(&self, $($F: impl IntoMatcher<$F, $K>),*) {
                let matchers: <($($F,)*) as Args>::Matchers = ($($F.into_matcher(),)*);
                self.asked().expect(Assertion::AnyCall, &matchers);
            }
        }
    };
}
crate::arities!(assertions);
