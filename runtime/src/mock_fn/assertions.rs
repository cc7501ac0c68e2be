//! Ask afterwards, in unittest.mock's words.

use std::any::Any;

use super::calls::{CallArgs, CallArgsList};
use super::log::NoCalls;
use super::{Core, MockFn, Recorded};
use crate::matcher::{IntoMatcher, Verdicts};
use crate::report::{self, Assertion};
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
        CallArgsList::new(self.core().path(), self.log().snapshot())
    }

    /// # Panics
    /// If there was no call.
    #[track_caller]
    pub fn assert_called(&self) {
        if !self.called() {
            self.fail_count(Assertion::Called);
        }
    }

    /// # Panics
    /// If there was no call, or more than one.
    #[track_caller]
    pub fn assert_called_once(&self) {
        if self.call_count() != 1 {
            self.fail_count(Assertion::CalledOnce);
        }
    }

    /// # Panics
    /// If there was a call.
    #[track_caller]
    pub fn assert_not_called(&self) {
        if self.called() {
            self.fail_count(Assertion::NotCalled);
        }
    }

    /// # Panics
    /// If there were more or fewer calls.
    #[track_caller]
    pub fn assert_called_times(&self, times: usize) {
        if self.call_count() != times {
            self.fail_count(Assertion::CalledTimes(times));
        }
    }

    /// Fails because there were not as many calls as asserted.
    #[cold]
    #[track_caller]
    fn fail_count(&self, assertion: Assertion) -> ! {
        match self.log().snapshot() {
            Some(calls) => report::count(self.core(), calls.recorded(), assertion),
            None => report::count(self.core(), &NoCalls, assertion),
        }
    }

    #[track_caller]
    fn assert_accepted(&self, assertion: Assertion, matchers: &A::Matchers) {
        let wanted = Wanted { matchers, describe: describe::<A>, type_names: A::type_names };
        match self.log().snapshot() {
            Some(calls) => self.core().assert(calls.recorded(), assertion, wanted),
            None => self.core().assert(&NoCalls, assertion, wanted),
        }
    }
}

/// What an assertion wants of the arguments, for the code that is compiled once.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'w> {
    matchers: &'w dyn Any,
    describe: fn(&dyn Any) -> Vec<String>,
    type_names: fn() -> Vec<&'static str>,
}

impl Wanted<'_> {
    /// What each argument must be.
    pub(crate) fn describe(self) -> Vec<String> {
        (self.describe)(self.matchers)
    }
    /// The types of the arguments, by name.
    pub(crate) fn type_names(self) -> Vec<&'static str> {
        (self.type_names)()
    }
}

/// What each of the signature's matchers wants.
pub(super) fn describe<A: Args>(matchers: &dyn Any) -> Vec<String> {
    matchers.downcast_ref().map(A::describe).unwrap_or_default()
}

impl Core<'_> {
    /// Fails unless the calls are as the assertion says.
    #[track_caller]
    fn assert(self, recorded: &dyn Recorded, assertion: Assertion, wanted: Wanted<'_>) {
        let verdicts: Vec<Verdicts> =
            (0..recorded.len()).map(|index| recorded.accepted(index, wanted.matchers)).collect();
        let last_is_accepted = verdicts.last().is_some_and(Verdicts::all_accepted);
        let holds = match assertion {
            Assertion::CalledWith => last_is_accepted,
            Assertion::CalledOnceWith => self.state().call_count() == 1 && last_is_accepted,
            _ => verdicts.iter().any(Verdicts::all_accepted),
        };
        if !holds {
            report::arguments(self, recorded, assertion, wanted, &verdicts);
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
                self.assert_accepted(Assertion::CalledWith, &matchers);
            }

            /// Asserts that there was one call, and that it had these arguments.
            ///
            /// # Panics
            /// If there were more calls, or none, or it had other arguments.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn assert_called_once_with<$($K),*>(&self, $($F: impl IntoMatcher<$F, $K>),*) {
                let matchers: <($($F,)*) as Args>::Matchers = ($($F.into_matcher(),)*);
                self.assert_accepted(Assertion::CalledOnceWith, &matchers);
            }

            /// Asserts that some call had these arguments.
            ///
            /// # Panics
            /// If none had.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn assert_any_call<$($K),*>(&self, $($F: impl IntoMatcher<$F, $K>),*) {
                let matchers: <($($F,)*) as Args>::Matchers = ($($F.into_matcher(),)*);
                self.assert_accepted(Assertion::AnyCall, &matchers);
            }
        }
    };
}
crate::arities!(assertions);
