//! Side effects of several kinds, one for each call: [`MockFn::effects`].

use std::marker::PhantomData;
use std::panic::Location;

use super::answer::{ByFunction, Handover, IntoAnswer, IntoSideEffect, ValueOf, instance};
use super::effect::StepMeans;
use super::stamp::Place;
use super::{Effect, Fixed, MockFn};
use crate::signature::{Args, Output};

/// How one call is answered; made by the functions of [`effect`].
#[must_use = "it answers no call before it is one of `effects([…])`"]
pub struct Step<A: Args, R: Output>(StepMeans, PhantomData<fn(A, R)>);

impl<A: Args, R: Output> Step<A, R> {
    fn new(means: StepMeans) -> Self {
        Self(means, PhantomData)
    }
}

impl<A: Args, R: Output> std::fmt::Debug for Step<A, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an effect of one call")
    }
}

impl<A: Args, R: Output> MockFn<A, R> {
    /// Answers one call after the other, each in a way of its own: [`side_effect`](Self::side_effect) of effects,
    /// where nothing else is to be had.
    ///
    /// ```
    /// use standin::{automock, effect};
    ///
    /// #[automock]
    /// trait Store {
    ///     fn get(&self, key: &str) -> usize;
    /// }
    ///
    /// let store = MockStore::new();
    /// store.get.returns(9);
    /// store.get.effects([
    ///     effect::value(1),
    ///     effect::call(|key: &str| key.len()),
    ///     effect::default(),
    ///     effect::panic("the store is on fire"),
    /// ]);
    /// assert_eq!([store.get("home"), store.get("home"), store.get("home")], [1, 4, 9]);
    /// assert!(std::panic::catch_unwind(|| store.get("home")).is_err());
    /// ```
    ///
    /// # Panics
    /// A call after the last effect fails, with a report; it is recorded too.
    #[track_caller]
    pub fn effects<I>(&self, steps: I) -> &Self
    where
        I: IntoIterator<Item = Step<A, R>, IntoIter: Send + 'static>,
    {
        let effect = IntoSideEffect::<A, R, ByStep>::into_side_effect(steps, Location::caller());
        self.set_side_effect(effect)
    }
}

/// Marks an iterable of steps.
pub struct ByStep;

#[diagnostic::do_not_recommend]
impl<A, R, I> IntoSideEffect<A, R, ByStep> for I
where
    A: Args,
    R: Output,
    I: IntoIterator<Item = Step<A, R>, IntoIter: Send + 'static>,
{
    fn into_side_effect(self, set_at: Place) -> Effect {
        let steps = self.into_iter().map(|step| step.0);
        Effect::steps(set_at, Box::new(steps))
    }
}

/// How one of the [`effects`](MockFn::effects) of a function answers its call.
pub mod effect {
    use super::{
        Args, ByFunction, Effect, Fixed, Handover, IntoAnswer, IntoSideEffect, Location, Output,
        Step, StepMeans, ValueOf, instance,
    };

    /// Answers with the value, as [`side_effect`](crate::MockFn::side_effect) does.
    #[track_caller]
    pub fn value<A, R, K>(value: impl IntoAnswer<ValueOf<R>, K>) -> Step<A, R>
    where
        A: Args,
        R: Output<Made: Fixed<Value: Send>>,
    {
        let handover = instance::<A, R>(Handover(Some(value.into_answer())));
        Step::new(StepMeans::By(Effect::exclusive(Location::caller(), handover)))
    }

    /// Answers by the closure, whose parameters have their types.
    #[track_caller]
    pub fn call<A: Args, R: Output>(closure: impl IntoSideEffect<A, R, ByFunction>) -> Step<A, R> {
        Step::new(StepMeans::By(closure.into_side_effect(Location::caller())))
    }

    /// Panics with the message, after the call was recorded: unittest.mock's exception.
    pub fn panic<A: Args, R: Output>(message: impl Into<String>) -> Step<A, R> {
        Step::new(StepMeans::Panic(message.into()))
    }

    /// Answers as if this call had no side effect: with what the function
    /// [`returns`](crate::MockFn::returns), or by the original if that is asked for.
    pub fn default<A: Args, R: Output>() -> Step<A, R> {
        Step::new(StepMeans::Default)
    }

    /// Hands the call to the original: the trait's default body, or the function that is patched.
    #[track_caller]
    pub fn pass_through<A: Args, R: Output>() -> Step<A, R> {
        Step::new(StepMeans::By(Effect::original(Location::caller())))
    }
}
