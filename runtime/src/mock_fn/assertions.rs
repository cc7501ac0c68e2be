//! Ask afterwards, in unittest.mock's words.

// `Kinded` is said too, and first: why, is told there.
#![allow(clippy::implied_bounds_in_impls)]

use std::fmt::Debug;
use std::pin::Pin;
use std::time::Duration;

use super::calls::{CallArgs, CallArgsList};
use super::comparing::CallsWith;
use super::log::recorded;
use super::meant::Arguments;
use super::waiting::{self, Until};
use super::{CallPattern, Core, Meant, MockFn};
use crate::matcher::{IntoMatcher, Kinded, Verdicts, captured_if, noted};
use crate::report::{self, Assertion, Missing};
use crate::signature::{Args, Family, Output};

impl<A: Args, R: Output> MockFn<A, R> {
    /// Whether there was a call.
    #[must_use = "it asserts nothing: write `assert_called()`"]
    pub fn called(&self) -> bool {
        self.call_count() > 0
    }

    /// A call with whatever arguments, as a [`CallPattern`]; [`called_with`](Self::called_with) says
    /// which.
    pub fn any_call(&self) -> CallPattern<'static> {
        CallPattern::new(self, None)
    }

    /// Waits until there was a call, also one that was made before. It is there as soon as it is made: its
    /// effect may still be running. What waits for that is told by the effect itself, through a channel.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use standin::automock;
    /// # #[automock] trait Bell { fn ring(&self); }
    /// let bell = MockBell::new();
    /// bell.ring.returns(());
    /// let ring = bell.ring.clone();
    /// let thread = std::thread::spawn(move || bell.ring());
    /// ring.wait_until_called(Duration::from_secs(5));
    /// # thread.join().unwrap();
    /// ```
    ///
    /// # Panics
    /// If there is none within `timeout`; the report shows the calls so far.
    #[track_caller]
    pub fn wait_until_called(&self, timeout: Duration) {
        self.wait_until_called_times(1, timeout);
    }

    /// Waits until there were so many calls, or more.
    ///
    /// # Panics
    /// If there are fewer within `timeout`.
    #[track_caller]
    pub fn wait_until_called_times(&self, times: usize, timeout: Duration) {
        let state = self.core().state().watched();
        if !waiting::wait_until(timeout, &|| state.call_count() >= times) {
            self.core().assert_count(Assertion::InTime(times, timeout));
        }
    }

    /// Is ready when there was a call; with the runtime's own time-out around it, as a rule.
    pub fn until_called(&self) -> impl Future<Output = ()> + Send + use<A, R> {
        self.until_called_times(1)
    }

    /// Is ready when there were so many calls, or more.
    pub fn until_called_times(&self, times: usize) -> impl Future<Output = ()> + Send + use<A, R> {
        let function = self.at.function.clone();
        function.core().state().watched();
        Until::new(move || function.core().state().call_count() >= times)
    }

    /// Asserts that these calls were made one after the other, with no other call of this function
    /// in between: unittest.mock's `assert_has_calls`. Each is what a [`CallArgs`] can be compared with; a
    /// `&Page` among the arguments may also be given as the `Page`.
    ///
    /// ```
    /// # use standin::automock;
    /// # #[automock] trait Store { fn put(&self, key: &str, size: u64); }
    /// # let store = MockStore::new();
    /// # store.put.returns(());
    /// store.put("a", 1);
    /// store.put("b", 2);
    /// store.put("c", 3);
    /// store.put.assert_has_calls([("b", 2), ("c", 3)]);
    /// store.put.assert_has_calls_any_order([("c", 3), ("a", 1)]);
    /// ```
    ///
    /// # Panics
    /// If there is no such run of calls.
    #[track_caller]
    pub fn assert_has_calls<X: Debug, W>(&self, calls: impl AsRef<[X]>)
    where
        A: CallsWith<X, W>,
    {
        let (calls, made) = (calls.as_ref(), self.call_args_list());
        let starts = 0..(made.len() + 1).saturating_sub(calls.len());
        let is_run = |start: usize| {
            calls.iter().enumerate().all(|(index, call)| made[start + index].is(call))
        };
        if !starts.into_iter().any(is_run) {
            self.fail_calls(calls, &Missing::Run);
        }
    }

    /// As [`assert_has_calls`](Self::assert_has_calls), in whatever order and with whatever in between;
    /// a call that is given twice must have been made twice.
    ///
    /// # Panics
    /// If one of them was not made.
    #[track_caller]
    pub fn assert_has_calls_any_order<X: Debug, W>(&self, calls: impl AsRef<[X]>)
    where
        A: CallsWith<X, W>,
    {
        let calls = calls.as_ref();
        let mut left: Vec<CallArgs<A>> = self.call_args_list().into_iter().collect();
        for (number, call) in calls.iter().enumerate() {
            match left.iter().position(|made| made.is(call)) {
                Some(index) => drop(left.remove(index)),
                None => self.fail_calls(calls, &Missing::One(number)),
            }
        }
    }

    #[cold]
    #[track_caller]
    fn fail_calls<X: Debug>(&self, calls: &[X], missing: &Missing) -> ! {
        let calls: Vec<&dyn Debug> = calls.iter().map(|call| call as &dyn Debug).collect();
        let made = self.core().state().log.calls();
        report::has_calls(self.core(), recorded(&made), &calls, missing)
    }

    /// How many calls there were.
    #[must_use]
    pub fn call_count(&self) -> usize {
        self.core().state().call_count()
    }

    /// The arguments of the last call, if there was one, as far as they [are
    /// kept](CallArgs#what-is-kept-of-an-argument).
    #[must_use]
    pub fn call_args(&self) -> Option<CallArgs<A>> {
        self.call_args_list().into_iter().next_back()
    }

    /// The arguments of all calls, oldest first; later calls don't change it.
    #[must_use]
    pub fn call_args_list(&self) -> CallArgsList<A> {
        CallArgsList::new(self.core(), self.snapshot())
    }

    /// Asserts that there was a call.
    ///
    /// # Panics
    /// If there was no call.
    #[track_caller]
    pub fn assert_called(&self) {
        self.core().assert_count(Assertion::Called);
    }

    /// Asserts that there was one call, with whatever arguments.
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

    #[track_caller]
    fn assert_accepted(&self, assertion: Assertion, matchers: A::Matchers<'_>) {
        self.core().assert(assertion, &Arguments::of(self, matchers));
    }

    #[track_caller]
    fn wait_until_accepted(&self, matchers: A::Matchers<'_>, timeout: Duration) {
        let meant = Arguments::of(self, matchers);
        self.core().state().watched();
        if !waiting::wait_until(timeout, &|| self.core().has_accepted(&meant)) {
            self.core().assert(Assertion::AnyCallInTime(timeout), &meant);
        }
    }
}

impl Core<'_> {
    /// Asserts that there were so many calls. Who has waited in vain has counted before.
    #[track_caller]
    pub(super) fn assert_count(self, assertion: Assertion) {
        let count = self.state().call_count();
        let holds = match assertion {
            Assertion::Called => count > 0,
            Assertion::CalledOnce => count == 1,
            Assertion::NotCalled => count == 0,
            Assertion::CalledTimes(times) => count == times,
            _ => false,
        };
        if !holds {
            report::count(self, recorded(&self.state().log.calls()), assertion);
        }
    }

    /// Whether the matchers accept the arguments of one of the calls.
    fn has_accepted(self, meant: &dyn Meant) -> bool {
        let calls = self.state().log.calls();
        let calls = recorded(&calls);
        for index in 0..calls.len() {
            if captured_if(&|| calls.accepted(index, meant).all_accepted()) {
                return true;
            }
        }
        false
    }

    /// Fails unless the calls are as the assertion says.
    #[track_caller]
    fn assert(self, assertion: Assertion, meant: &dyn Meant) {
        let calls = self.state().log.calls();
        let recorded = recorded(&calls);
        let mut verdicts = Vec::with_capacity(recorded.len());
        for index in 0..recorded.len() {
            verdicts.push(recorded.accepted(index, meant));
        }
        let last_is_accepted = verdicts.last().is_some_and(Verdicts::all_accepted);
        let holds = match assertion {
            Assertion::CalledWith => last_is_accepted,
            Assertion::CalledOnceWith => self.state().call_count() == 1 && last_is_accepted,
            _ => verdicts.iter().any(Verdicts::all_accepted),
        };
        if !holds {
            report::arguments(self, recorded, assertion, meant, &verdicts);
        }
        if noted().captures {
            let is_about_any =
                matches!(assertion, Assertion::AnyCall | Assertion::AnyCallInTime(_));
            let first = if is_about_any { 0 } else { recorded.len() - 1 };
            for index in first..recorded.len() {
                captured_if(&|| recorded.accepted(index, meant).all_accepted());
            }
        }
    }
}

macro_rules! assertions {
    ($count:tt $arity:ident: $($F:ident $K:ident $index:tt),*) => {
        crate::shown_once! { $count
        impl<$($F: Family,)* R: Output> MockFn<($($F,)*), R> {
            /// Asserts that the *last* call had these arguments.
            ///
            /// # Panics
            /// If it had others, or there was none.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn assert_called_with<$($K),*>(&self, $($F: impl Kinded<$F, $K> + IntoMatcher<$F, $K>),*) {
                self.assert_accepted(Assertion::CalledWith, ($($F.into_matcher(),)*));
            }

            /// Asserts that there was one call, and that it had these arguments.
            ///
            /// # Panics
            /// If there were more calls, or none, or it had other arguments.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn assert_called_once_with<$($K),*>(&self, $($F: impl Kinded<$F, $K> + IntoMatcher<$F, $K>),*) {
                self.assert_accepted(Assertion::CalledOnceWith, ($($F.into_matcher(),)*));
            }

            /// Asserts that some call had these arguments.
            ///
            /// # Panics
            /// If none had.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn assert_any_call<$($K),*>(&self, $($F: impl Kinded<$F, $K> + IntoMatcher<$F, $K>),*) {
                self.assert_accepted(Assertion::AnyCall, ($($F.into_matcher(),)*));
            }

            /// A call with these arguments, as a [`CallPattern`].
            #[allow(clippy::too_many_arguments, non_snake_case)]
            pub fn called_with<'m, $($K),*>(
                &self,
                $($F: impl Kinded<$F, $K> + IntoMatcher<$F, $K> + 'm),*
            ) -> CallPattern<'m> {
                CallPattern::new(self, Some(($($F.into_matcher(),)*)))
            }

            /// Waits until there was a call with these arguments, also one that was made before.
            ///
            /// # Panics
            /// If there is none within `timeout`; the report shows the calls so far.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn wait_until_any_call_with<$($K),*>(
                &self,
                $($F: impl Kinded<$F, $K> + IntoMatcher<$F, $K>,)*
                timeout: Duration,
            ) {
                self.wait_until_accepted(($($F.into_matcher(),)*), timeout);
            }

            /// Is ready when there was a call with these arguments, also one that was made before; with the
            /// runtime's own time-out around it, as a rule.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            pub fn until_any_call_with<'m, $($K),*>(
                &self,
                $($F: impl Kinded<$F, $K> + IntoMatcher<$F, $K> + 'm),*
            ) -> Pin<Box<dyn Future<Output = ()> + Send + 'm>> {
                self.called_with($($F),*).until_made()
            }
        }
        }
    };
}
crate::arities!(assertions);
