//! What a test says of a function as a whole: its defaults, its record. unittest.mock's words.

use std::any::Any;
use std::panic::Location;
use std::sync::Arc;

use super::answer::ValueOf;
use super::call_matcher::{CallMatcher, Describe};
use super::effect::{Gate, Instance};
use super::expected::Wish;
use super::{
    Effect, Expectation, Function, IntoAnswer, IntoSideEffect, MockFn, Sequence, Steady, Times,
};
use crate::report;
use crate::signature::{Args, Output};

impl<A: Args, R: Output> MockFn<A, R> {
    /// Answers every call that nothing else answers with `value`: unittest.mock's `return_value`.
    ///
    /// ```
    /// # use standin::automock;
    /// # #[automock] trait Store { fn get(&self, key: &str) -> String; }
    /// let store = MockStore::new();
    /// store.get.returns("page");
    /// assert_eq!(store.get("home"), "page");
    /// assert_eq!(store.get("about"), "page");
    /// ```
    #[track_caller]
    pub fn returns<K>(&self, value: impl IntoAnswer<ValueOf<R>, K>) -> &Self
    where
        R: Steady,
    {
        let effect = R::steady::<A>(value.into_answer(), &self.at.store, Location::caller());
        self.set_returns(effect);
        self
    }

    fn set_returns(&self, effect: Effect) {
        self.core().state().fallbacks().returns.set(Arc::new(effect));
    }

    /// Answers one call after the other from an iterable, or every call by a closure.
    ///
    /// It goes before what the function [`returns`](Self::returns). Setting it again starts
    /// afresh. Of a closure the parameters need their types; it is `Fn + Send + Sync`, so that
    /// threads can run it at once and it may call the double itself; for a closure that changes
    /// what it captures there is [`returning`](Expectation::returning).
    ///
    /// ```
    /// # use standin::automock;
    /// # #[automock] trait Store { fn get(&self, key: &str) -> String; }
    /// let store = MockStore::new();
    /// store.get.side_effect(["foo", "bar", ""]);
    /// assert_eq!([store.get("x"), store.get("x"), store.get("x")], ["foo", "bar", ""]);
    ///
    /// store.get.side_effect(|key: &str| key.to_uppercase());
    /// assert_eq!(store.get("x"), "X");
    /// ```
    ///
    /// What is iterated over may be [effects](crate::effect) too, each of which answers its call in a way of its own:
    ///
    /// ```
    /// # use standin::{automock, effect};
    /// # #[automock] trait Store { fn get(&self, key: &str) -> String; }
    /// # let store = MockStore::new();
    /// store.get.returns("page");
    /// store.get.side_effect([effect::value("foo"), effect::default(), effect::panic("no network")]);
    /// assert_eq!([store.get("x"), store.get("x")], ["foo", "page"]);
    /// ```
    ///
    /// # Panics
    /// A call after the last answer of the iterable fails, with a report; it is recorded too.
    #[track_caller]
    pub fn side_effect<K>(&self, effect: impl IntoSideEffect<A, R, K>) -> &Self {
        let effect = effect.into_side_effect(Location::caller());
        self.set_side_effect(effect)
    }

    pub(super) fn set_side_effect(&self, effect: Effect) -> &Self {
        self.core().state().fallbacks().side_effect.set(Arc::new(effect));
        self
    }

    /// Hands every call that nothing else answers to the trait's default body, or to the function
    /// that is patched.
    ///
    /// # Panics
    /// If there is none: a required method has no body to call.
    #[track_caller]
    pub fn calls_default(&self) -> &Self {
        self.core().set_original(Location::caller());
        self
    }

    /// Hands every call that nothing else answers to the original: the function that is patched.
    ///
    /// It is [`calls_default`](Self::calls_default) by the name that fits a patch.
    ///
    /// ```
    /// #[standin::patchable]
    /// fn double(n: u32) -> u32 {
    ///     2 * n
    /// }
    ///
    /// let patch = standin::patch!(double);
    /// patch.calls_original();
    /// patch.expect().with(3).returning(|_| 0);
    /// assert_eq!([double(2), double(3)], [4, 0]);
    /// assert_eq!(patch.call_args_list(), [2, 3]);
    /// ```
    #[track_caller]
    pub fn calls_original(&self) -> &Self {
        self.calls_default()
    }

    /// Expects a call, and says how to answer it; through a shared reference, where `expect_…` of
    /// a mock wants `&mut`.
    #[track_caller]
    pub fn expect(&self) -> Expectation<A, R> {
        self.at.numbered(self.core().expect())
    }

    /// As [`expect`](Self::expect), in the place that the mock has for it.
    #[doc(hidden)]
    #[track_caller]
    pub fn begin_expectation(&mut self) -> &mut Expectation<A, R> {
        self.at.serial = self.at.function.core().expect();
        &mut self.at
    }

    /// Expects a call before all that was expected of this function so far is tried: what a fixture has set
    /// up stays, and answers the calls that this expectation does not match, or not any more.
    ///
    /// ```
    /// # use standin::automock;
    /// # #[automock] trait Store { fn get(&self, key: &str) -> usize; }
    /// # fn fixture() -> MockStore {
    /// #     let mut store = MockStore::new();
    /// #     store.expect_get().returning(|_| 0);
    /// #     store
    /// # }
    /// let store = fixture();
    /// store.get.expect_first().with("home").times(1).returning(|_| 7);
    /// assert_eq!([store.get("x"), store.get("home"), store.get("home")], [0, 7, 0]);
    /// ```
    #[track_caller]
    pub fn expect_first(&self) -> Expectation<A, R> {
        let serial = self.core().state().script.expect_first(Location::caller());
        self.at.numbered(serial)
    }

    /// Expects a call in place of all that was expected of this function before: what a fixture has set
    /// up gives way to what a test says.
    ///
    /// What was expected is forgotten, met or not; what the function [`returns`](Self::returns) and its
    /// [`side_effect`](Self::side_effect) stay, and answer what the new expectation does not. So a fixture
    /// that gives defaults does it best by those: any expectation goes before them.
    ///
    /// ```
    /// # use standin::automock;
    /// # #[automock] trait Store { fn get(&self, key: &str) -> usize; }
    /// # fn fixture() -> MockStore {
    /// #     let mut store = MockStore::new();
    /// #     store.expect_get().times(3).returning(|_| 0);
    /// #     store
    /// # }
    /// let store = fixture();
    /// store.get.expect_instead().with("home").times(1).returning(|_| 7);
    /// assert_eq!(store.get("home"), 7);
    /// ```
    #[track_caller]
    pub fn expect_instead(&self) -> Expectation<A, R> {
        self.core().state().script.forget();
        self.expect()
    }

    /// Turns the record of arguments on or off; it is on by default. Calls are counted either way.
    ///
    /// Off is for a hot loop in a benchmark: assertions then have only the count to go by.
    pub fn record_calls(&self, on: bool) -> &Self {
        self.core().state().set_recording(on);
        self
    }
}

// What an expectation is handed, without a step in between that could panic: rustc would compile for each signature how
// it is dropped then.
impl Function {
    /// Lets the expectation `serial` answer by `instance`, one call at a time.
    #[track_caller]
    pub(super) fn let_answer(&self, serial: u64, instance: Instance) {
        let effect = Effect::exclusive(Location::caller(), instance);
        self.let_follow(serial, Arc::new(effect));
    }

    /// Lets the expectation `serial` answer by the effect.
    #[track_caller]
    pub(super) fn let_follow(&self, serial: u64, effect: Arc<Effect>) {
        self.core().wish(serial, Wish::Effect(effect));
    }

    /// Lets the expectation `serial` be for calls that the signature's `matchers` accept.
    #[track_caller]
    pub(super) fn let_match(
        &self,
        serial: u64,
        matchers: Arc<dyn Any + Send + Sync>,
        describe: Describe,
    ) {
        self.core().wish(serial, Wish::Matcher(CallMatcher::each(matchers, describe)));
    }

    /// Lets the expectation `serial` be for calls that the signature's `dyn Whole`, called `name`, accepts.
    #[track_caller]
    pub(super) fn let_match_whole(&self, serial: u64, closure: Instance, name: &'static str) {
        let gate = Gate::around(closure);
        self.core().wish(serial, Wish::Matcher(CallMatcher::Whole(Arc::new(gate), name)));
    }

    /// Lets the expectation `serial` be for so many calls.
    #[track_caller]
    pub(super) fn let_come(&self, serial: u64, times: Times) {
        self.core().wish(serial, Wish::Times(times));
    }

    /// Lets the expectation `serial` have a place in the sequence.
    #[track_caller]
    pub(super) fn let_join(&self, serial: u64, sequence: &Sequence) {
        self.core().wish(serial, Wish::Place(sequence.clone()));
    }
}

impl super::Core<'_> {
    /// Expects a call, and tells the number of the expectation.
    #[track_caller]
    pub(super) fn expect(self) -> u64 {
        self.state().script.expect(Location::caller())
    }

    #[track_caller]
    pub(super) fn set_original(self, set_at: &'static Location<'static>) {
        self.state().fallbacks().original.set(self.original_effect(set_at));
    }

    #[track_caller]
    pub(super) fn rewritten(
        self,
        set_at: &'static Location<'static>,
        rewrite: Instance,
    ) -> Arc<Effect> {
        if !self.has_original() {
            report::no_original(self);
        }
        Arc::new(Effect::rewritten(set_at, rewrite))
    }

    #[track_caller]
    pub(super) fn original_effect(self, set_at: &'static Location<'static>) -> Arc<Effect> {
        if !self.has_original() {
            report::no_original(self);
        }
        Arc::new(Effect::original(set_at))
    }
}
