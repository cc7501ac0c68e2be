//! What can be a side effect: anything to iterate over, or a closure.

use std::marker::PhantomData;

use super::value::{Fixed, ValueOf};
use super::{Answer, IntoAnswer, instance};
use crate::mock_fn::stamp::Place;
use crate::mock_fn::{Effect, Trouble};
use crate::signature::{Args, ArgsOf, FutureBox, FutureOf, Made, Output};

/// Answers one call after the other from an iterator.
struct Each<I, K> {
    answers: I,
    given: usize,
    kind: PhantomData<fn(K)>,
}

impl<A, R, I, K> Answer<A, R> for Each<I, K>
where
    A: Args,
    R: Output<Made: Fixed>,
    I: Iterator<Item: IntoAnswer<ValueOf<R>, K>> + Send,
{
    fn answer<'x, 'y>(
        &mut self,
        _: ArgsOf<'x, 'y, A>,
        _: &mut Option<ArgsOf<'x, 'y, A>>,
    ) -> Result<Made<'x, 'y, R>, Box<Trouble>> {
        match self.answers.next() {
            Some(item) => {
                self.given += 1;
                Ok(R::Made::give(item.into_answer()))
            }
            None => Err(Box::new(Trouble::RanOut(self.given))),
        }
    }
}

/// The same of futures, for a function that returns one.
struct EachFuture<I> {
    answers: I,
    given: usize,
}

impl<A, T, B, I> Answer<A, FutureOf<T, B>> for EachFuture<I>
where
    A: Args,
    T: 'static,
    B: FutureBox<T> + 'static,
    I: Iterator<Item = B> + Send,
{
    fn answer<'x, 'y>(
        &mut self,
        _: ArgsOf<'x, 'y, A>,
        _: &mut Option<ArgsOf<'x, 'y, A>>,
    ) -> Result<Made<'x, 'y, FutureOf<T, B>>, Box<Trouble>> {
        match self.answers.next() {
            Some(future) => {
                self.given += 1;
                Ok(future)
            }
            None => Err(Box::new(Trouble::RanOut(self.given))),
        }
    }
}

/// What can be a side effect: anything to iterate over, or a closure with annotated parameters.
///
/// An iterable gives one answer a call, also an endless or a lazy one. A closure is `Fn`, so it may
/// run on several threads at once, and may call the double that it answers for.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be a side effect of this function",
    label = "neither an iterable of answers nor a matching closure",
    note = "give answers to iterate over, each `Send` and of the type that the function returns: `[\"foo\", \"bar\"]`",
    note = "or a closure, `Fn + Send + Sync`, whose parameters have their types written; `calls(|…| …)` needs no types, and an expectation's `returning` may change what it captures"
)]
pub trait IntoSideEffect<A: Args, R: Output, Kind> {
    /// The effect.
    #[doc(hidden)]
    fn into_side_effect(self, set_at: Place) -> Effect;
}

/// What is `Send`: of an iterator that is not, rustc would tell all the types that it is made of.
#[diagnostic::on_unimplemented(
    message = "these answers may not leave this thread, as those of a side effect have to",
    label = "one of them is not `Send`",
    note = "make each where it is given, by a closure, `calls(|…| Err(\"foo\".into()))`; or by an expectation's `returning_st`"
)]
pub trait LeavesItsThread: Send {}
#[diagnostic::do_not_recommend]
impl<T: Send> LeavesItsThread for T {}

/// Marks an iterable of answers.
pub struct ByItem<K>(PhantomData<K>);
/// Marks an iterable of futures.
pub struct ByFuture;
/// Marks a closure.
pub struct ByFunction;

impl<A, R, I, K> IntoSideEffect<A, R, ByItem<K>> for I
where
    A: Args,
    R: Output<Made: Fixed>,
    I: IntoIterator<Item: IntoAnswer<ValueOf<R>, K>, IntoIter: LeavesItsThread + 'static>,
    K: 'static,
{
    fn into_side_effect(self, set_at: Place) -> Effect {
        let kind = PhantomData::<fn(K)>;
        let each = Each { answers: self.into_iter(), given: 0, kind };
        Effect::exclusive(set_at, instance::<A, R>(each))
    }
}

#[diagnostic::do_not_recommend]
impl<A, T, B, I> IntoSideEffect<A, FutureOf<T, B>, ByFuture> for I
where
    A: Args,
    T: 'static,
    B: FutureBox<T> + 'static,
    I: IntoIterator<Item = B, IntoIter: LeavesItsThread + 'static>,
{
    fn into_side_effect(self, set_at: Place) -> Effect {
        let each = EachFuture { answers: self.into_iter(), given: 0 };
        Effect::exclusive(set_at, instance::<A, FutureOf<T, B>>(each))
    }
}
