//! What is forgotten of a function, besides its calls.

use super::state::State;
use super::{MockFn, MockObject};
use crate::signature::{Args, Output};

/// What else is to be forgotten; made by [`MockFn::reset_mock`], which has forgotten the calls.
///
/// ```
/// # use standin::automock;
/// # #[automock] trait Store { fn get(&self, key: &str) -> usize; }
/// let store = MockStore::new();
/// store.get.returns(1).side_effect([2, 3]);
/// store.get("a");
/// store.get.reset_mock().side_effect();
/// assert_eq!((store.get("a"), store.get.call_count()), (1, 1));
/// ```
#[derive(Debug)]
pub struct Reset<'m, A: Args, R: Output>(&'m MockFn<A, R>);

impl<A: Args, R: Output> Reset<'_, A, R> {
    /// Forgets what it [`returns`](MockFn::returns).
    pub fn returns(self) -> Self {
        self.0.core().state().forget_fallback(|fallbacks| &fallbacks.returns);
        self
    }

    /// Forgets its [`side_effect`](MockFn::side_effect).
    pub fn side_effect(self) -> Self {
        self.0.core().state().forget_fallback(|fallbacks| &fallbacks.side_effect);
        self
    }

    /// Forgets what is expected of it, met or not.
    pub fn expectations(self) -> Self {
        self.0.core().state().script.forget();
        self
    }
}

impl<A: Args, R: Output> MockFn<A, R> {
    /// Forgets the calls so far: unittest.mock's `reset_mock`. What was set up stays, but for what the
    /// [`Reset`] is told to forget too.
    pub fn reset_mock(&self) -> Reset<'_, A, R> {
        let state = self.core().state();
        state.forget_calls();
        state.log.clear();
        Reset(self)
    }
}

impl MockObject {
    /// Forgets the calls of all methods so far: unittest.mock's `reset_mock`. What was set up stays, but
    /// for what the [`ResetAll`] is told to forget too.
    pub fn reset_mock(&self) -> ResetAll<'_> {
        let all = ResetAll(self);
        all.each(&|state| {
            state.forget_calls();
            state.log.clear();
        });
        all
    }
}

/// What else is to be forgotten of all methods; made by [`MockObject::reset_mock`], which has forgotten
/// the calls.
///
/// ```
/// # use standin::automock;
/// # #[automock] trait Store { fn get(&self, key: &str) -> usize; fn size(&self) -> usize; }
/// let store = MockStore::new();
/// store.get.returns(1).side_effect([2, 3]);
/// store.size.returns(5).side_effect([6]);
/// store.reset_mock().side_effect();
/// assert_eq!((store.get("a"), store.size()), (1, 5));
/// ```
#[derive(Debug)]
pub struct ResetAll<'m>(&'m MockObject);

impl ResetAll<'_> {
    #[inline]
    fn each(&self, forget: &dyn Fn(&State)) {
        let core = self.0.as_core();
        for state in &core.states {
            forget(state);
        }
        for child in &core.all_children() {
            for state in &child.states {
                forget(state);
            }
        }
    }

    /// Forgets what the methods [`return`](MockFn::returns).
    #[inline]
    pub fn returns(self) -> Self {
        self.each(&|state| state.forget_fallback(|fallbacks| &fallbacks.returns));
        self
    }

    /// Forgets their [`side_effect`](MockFn::side_effect)s.
    #[inline]
    pub fn side_effect(self) -> Self {
        self.each(&|state| state.forget_fallback(|fallbacks| &fallbacks.side_effect));
        self
    }

    /// Forgets what is expected of them, met or not.
    #[inline]
    pub fn expectations(self) -> Self {
        self.each(&|state| state.script.forget());
        self
    }
}
