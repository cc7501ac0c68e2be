//! Calls of `async` functions that were awaited, counted apart from those that were made.

// `Kinded` is said too, and first: why, is told there.
#![allow(clippy::implied_bounds_in_impls)]

use std::fmt::Debug;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::calls::{CallArgs, CallArgsList};
use super::comparing::CallsWith;
use super::log::recorded;
use super::meant::Arguments;
use super::{MockFn, Recorded};
use crate::matcher::{IntoMatcher, Kinded, Verdicts, captured_if};
use crate::report::{self, AwaitAssertion};
use crate::signature::{Args, Family, Output};

/// The awaited calls of one function, in the order in which they were awaited.
#[derive(Default)]
pub(crate) struct Awaits {
    count: AtomicUsize,
    /// Their numbers among all calls; those of calls that are not recorded are not here.
    orders: Mutex<Vec<u64>>,
}

impl Awaits {
    pub(super) fn note(&self, order: Option<u64>) {
        self.count.fetch_add(1, Ordering::Relaxed);
        if let Some(order) = order {
            self.orders.lock().unwrap_or_else(PoisonError::into_inner).push(order);
        }
    }

    pub(super) fn count(&self) -> usize {
        self.count.load(Ordering::Relaxed)
    }

    pub(super) fn forget(&self) {
        self.count.store(0, Ordering::Relaxed);
        self.orders.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn orders(&self) -> Vec<u64> {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Which of the recorded calls were awaited, by index, in the order in which they were.
fn awaited(recorded: &dyn Recorded, orders: &[u64]) -> Vec<usize> {
    let mut awaited = Vec::new();
    for order in orders {
        for index in 0..recorded.len() {
            if recorded.stamp(index).order == *order {
                awaited.push(index);
                break;
            }
        }
    }
    awaited
}

impl<A: Args, R: Output> MockFn<A, R> {
    fn awaits(&self) -> &Awaits {
        &self.core().state().aftermath().awaits
    }

    /// How many calls were awaited. A call is made when the `async` function is called; it is awaited
    /// when its future is first polled; so is what returns `impl Future` or a box of one, unless what is awaited of it
    /// borrows. Of functions without `self` of a mock the calls are counted, and not the awaits.
    ///
    /// ```
    /// # use standin::automock;
    /// # #[automock] trait Remote { async fn get(&self, key: &str) -> u8; }
    /// # fn block_on<F: Future>(future: F) -> F::Output {
    /// #     match std::pin::pin!(future).poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
    /// #         std::task::Poll::Ready(output) => output,
    /// #         std::task::Poll::Pending => unreachable!(),
    /// #     }
    /// # }
    /// let remote = MockRemote::new();
    /// remote.get.returns(1);
    /// drop(remote.get("a")); // made, and never awaited
    /// block_on(remote.get("b"));
    /// assert_eq!((remote.get.call_count(), remote.get.await_count()), (2, 1));
    /// remote.get.assert_awaited_once_with("b");
    /// ```
    #[must_use]
    pub fn await_count(&self) -> usize {
        self.awaits().count()
    }

    /// The arguments of the call that was awaited last, if any was.
    #[must_use]
    pub fn await_args(&self) -> Option<CallArgs<A>> {
        self.await_args_list().into_iter().next_back()
    }

    /// The arguments of the calls that were awaited, in the order in which they were.
    #[must_use]
    pub fn await_args_list(&self) -> CallArgsList<A> {
        let Some(calls) = self.snapshot() else { return CallArgsList::none() };
        let indices = awaited(calls.recorded(), &self.awaits().orders());
        CallArgsList::of(self.core(), &calls, &indices)
    }

    /// Asserts that a call was awaited.
    ///
    /// # Panics
    /// If no call was awaited.
    #[track_caller]
    pub fn assert_awaited(&self) {
        if self.await_count() == 0 {
            self.fail_awaits(AwaitAssertion::Awaited);
        }
    }

    /// Asserts that one call was awaited, with whatever arguments.
    ///
    /// # Panics
    /// If no call was awaited, or more than one.
    #[track_caller]
    pub fn assert_awaited_once(&self) {
        if self.await_count() != 1 {
            self.fail_awaits(AwaitAssertion::Once);
        }
    }

    /// Asserts that no call was awaited.
    ///
    /// # Panics
    /// If a call was awaited.
    #[track_caller]
    pub fn assert_not_awaited(&self) {
        if self.await_count() != 0 {
            self.fail_awaits(AwaitAssertion::Not);
        }
    }

    /// Asserts that no future was dropped without having been awaited.
    ///
    /// # Panics
    /// If one was; the report shows which.
    #[track_caller]
    pub fn assert_all_awaited(&self) {
        if self.await_count() < self.call_count() {
            self.fail_awaits(AwaitAssertion::All);
        }
    }

    /// As [`assert_has_calls`](Self::assert_has_calls), of the calls that were awaited.
    ///
    /// # Panics
    /// If there is no such run of awaited calls.
    #[track_caller]
    pub fn assert_has_awaits<X: Debug, W>(&self, calls: impl AsRef<[X]>)
    where
        A: CallsWith<X, W>,
    {
        let (calls, made) = (calls.as_ref(), self.await_args_list());
        let mut starts = 0..(made.len() + 1).saturating_sub(calls.len());
        let is_run = |start: usize| {
            calls.iter().enumerate().all(|(index, call)| made[start + index].is(call))
        };
        if !starts.any(is_run) {
            let calls: Vec<String> = calls.iter().map(|call| format!("{call:?}")).collect();
            self.fail_awaits(AwaitAssertion::Run(&calls));
        }
    }

    /// As [`assert_has_calls_any_order`](Self::assert_has_calls_any_order), of the calls that were awaited.
    ///
    /// # Panics
    /// If one of them was not awaited.
    #[track_caller]
    pub fn assert_has_awaits_any_order<X: Debug, W>(&self, calls: impl AsRef<[X]>)
    where
        A: CallsWith<X, W>,
    {
        let mut left: Vec<CallArgs<A>> = self.await_args_list().into_iter().collect();
        let calls = calls.as_ref();
        for (number, call) in calls.iter().enumerate() {
            match left.iter().position(|made| made.is(call)) {
                Some(index) => drop(left.remove(index)),
                None => {
                    let calls: Vec<String> = calls.iter().map(|call| format!("{call:?}")).collect();
                    self.fail_awaits(AwaitAssertion::One(&calls, number))
                }
            }
        }
    }

    #[cold]
    #[track_caller]
    fn fail_awaits(&self, assertion: AwaitAssertion<'_>) -> ! {
        let calls = self.core().state().log.calls();
        let recorded = recorded(&calls);
        let awaited = awaited(recorded, &self.awaits().orders());
        report::awaits(self.core(), self.await_count(), recorded, &awaited, assertion)
    }

    /// Fails unless the matchers accept the last awaited call, or any.
    #[track_caller]
    fn assert_await(&self, matchers: A::Matchers<'_>, is_any: bool, is_once: bool) {
        let meant = Arguments::of(self, matchers);
        let calls = self.core().state().log.calls();
        let recorded = recorded(&calls);
        let indices = awaited(recorded, &self.awaits().orders());
        let accepts =
            |index: &usize| captured_if(&|| recorded.accepted(*index, &meant).all_accepted());
        let holds = match is_any {
            true => indices.iter().any(accepts),
            false => indices.last().is_some_and(accepts),
        };
        if !holds || is_once && self.await_count() != 1 {
            let accepted = |index: &usize| recorded.accepted(*index, &meant);
            let verdicts: Vec<Verdicts> = indices.iter().map(accepted).collect();
            let (meant, verdicts) = (&meant, &*verdicts);
            let assertion = AwaitAssertion::With { meant, verdicts, is_any, is_once };
            report::awaits(self.core(), self.await_count(), recorded, &indices, assertion);
        }
    }
}

macro_rules! awaits {
    ($count:tt $arity:ident: $($F:ident $K:ident $index:tt),*) => {
        crate::shown_once! { $count
        impl<$($F: Family,)* R: Output> MockFn<($($F,)*), R> {
            /// Asserts that the call that was awaited last had these arguments.
            ///
            /// # Panics
            /// If it had others, or none was awaited.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn assert_awaited_with<$($K),*>(&self, $($F: impl Kinded<$F, $K> + IntoMatcher<$F, $K>),*) {
                self.assert_await(($($F.into_matcher(),)*), false, false);
            }

            /// Asserts that one call was awaited, and that it had these arguments.
            ///
            /// # Panics
            /// If more were awaited, or none, or it had other arguments.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn assert_awaited_once_with<$($K),*>(&self, $($F: impl Kinded<$F, $K> + IntoMatcher<$F, $K>),*) {
                self.assert_await(($($F.into_matcher(),)*), false, true);
            }

            /// Asserts that some call that was awaited had these arguments.
            ///
            /// # Panics
            /// If none had.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn assert_any_await<$($K),*>(&self, $($F: impl Kinded<$F, $K> + IntoMatcher<$F, $K>),*) {
                self.assert_await(($($F.into_matcher(),)*), true, false);
            }
        }
        }
    };
}
crate::arities!(awaits);
