//! Closures of each arity as effects: run one at a time, once, on one thread only, or side by side.

use std::marker::PhantomData;
use std::sync::Arc;

use super::side_effect::{ByFunction, IntoSideEffect};
use super::{Answer, instance};
use crate::mock_fn::awaited::Later;
use crate::mock_fn::outcome::watched;
use crate::mock_fn::stamp::Place;
use crate::mock_fn::{Effect, Trouble};
use crate::signature::{Args, ArgsOf, Family, Made, Of, Output, Own, Rewritten, ThreadBound};

/// A closure that is run one call at a time.
pub struct Closure<F>(pub(crate) F);
/// A closure that is run once.
pub struct Once<F>(pub(crate) Option<F>);
/// A closure that many calls run at a time.
pub struct Shared<F>(pub(crate) Arc<F>);
/// An effect that belongs to the thread it was made on.
pub(crate) struct Bound<E>(pub(crate) ThreadBound<E>);
/// A closure that makes other arguments, for the original.
pub(crate) struct Rewriting<F>(pub(crate) Closure<F>);
/// A closure whose futures answer.
pub(crate) struct Async<F, Answered>(Closure<F>, PhantomData<fn() -> Answered>);

impl<A: Args, R: Output, E: Answer<A, R>> Answer<A, R> for Bound<E> {
    fn answer<'x, 'y>(
        &mut self,
        args: ArgsOf<'x, 'y, A>,
        left: &mut Option<ArgsOf<'x, 'y, A>>,
    ) -> Result<Made<'x, 'y, R>, Box<Trouble>> {
        match self.0.get_mut() {
            Some(effect) => effect.answer(args, left),
            None => Err(Box::new(Trouble::OtherThread)),
        }
    }
}

impl<A: Args, R: Output, F> Answer<A, R> for Rewriting<F>
where
    Closure<F>: Answer<A, Rewritten<A>>,
{
    fn answer<'x, 'y>(
        &mut self,
        args: ArgsOf<'x, 'y, A>,
        left: &mut Option<ArgsOf<'x, 'y, A>>,
    ) -> Result<Made<'x, 'y, R>, Box<Trouble>> {
        let args = self.0.answer(args, left)?;
        *left = Some(args);
        Err(Box::new(Trouble::Passed))
    }
}

impl<F, Answered> Async<F, Answered> {
    pub(crate) fn new(closure: F) -> Self {
        Self(Closure(closure), PhantomData)
    }
}

impl<A: Args, R: Output, F, Answered> Answer<A, R> for Async<F, Answered>
where
    Closure<F>: Answer<A, Own<Answered>>,
    Answered: Future<Output = R::Awaited> + Send + 'static,
{
    fn answer<'x, 'y>(
        &mut self,
        args: ArgsOf<'x, 'y, A>,
        left: &mut Option<ArgsOf<'x, 'y, A>>,
    ) -> Result<Made<'x, 'y, R>, Box<Trouble>> {
        let later: Later<R> = watched(self.0.answer(args, left)?);
        Err(Box::new(Trouble::Later(Box::new(Some(later)))))
    }
}

pub(crate) fn only_once<F>(closure: &mut Option<F>) -> Result<F, Box<Trouble>> {
    closure.take().ok_or_else(Trouble::expired)
}

/// An effect of a closure that many calls run at a time.
pub(crate) fn parallel<A: Args, R: Output, C: Send + Sync + 'static>(
    closure: C,
    set_at: Place,
) -> Effect
where
    Shared<C>: Answer<A, R>,
{
    let closure = Arc::new(closure);
    let make = move || instance::<A, R>(Shared(closure.clone()));
    Effect::parallel(set_at, Box::new(make))
}

impl<A: Args, R: Output, C: Send + Sync + 'static> IntoSideEffect<A, R, ByFunction> for C
where
    Shared<C>: Answer<A, R>,
{
    fn into_side_effect(self, set_at: Place) -> Effect {
        parallel::<A, R, C>(self, set_at)
    }
}

/// `impl Answer` for a holder of closures, by the closure that it lets out, if it does.
macro_rules! answers_by {
    ($holder:ident, [$form:ident $($bounds:tt)*], |$this:ident| $closure:expr; $($F:ident $index:tt)*) => {
        #[diagnostic::do_not_recommend]
        impl<$($F: Family,)* R: Output, C> Answer<Signature<$($F),*>, R> for $holder<C>
        where
            C: for<'x, 'y> $form<$(Of<'x, 'y, $F>,)* Made<'x, 'y, R>> $($bounds)*,
        {
            fn answer<'x, 'y>(
                &mut self,
                _args: ArgsOf<'x, 'y, Signature<$($F),*>>,
                _: &mut Option<ArgsOf<'x, 'y, Signature<$($F),*>>>,
            ) -> Result<Made<'x, 'y, R>, Box<Trouble>> {
                let $this = self;
                let closure = $closure;
                Ok(closure($(_args.$index),*))
            }
        }
    };
}

/// Closures of each arity. The traits exist for their supertraits: a bound
/// `C: for<'x, 'y> Mutable<Of<'x, 'y, A0>, Of<'x, 'y, O>>` lets rustc infer the closure's parameters, and lets
/// its output borrow from them, which `FnMut(Of<'x, 'y, A0>) -> Of<'x, 'y, O>` itself can't say (E0582).
macro_rules! closures {
    ($count:tt $arity:ident: $($F:ident $K:ident $index:tt),*) => {
        pub mod $arity {
            use super::*;

            /// A closure that may change what it captures.
            #[diagnostic::on_unimplemented(
                message = "`{Self}` can't answer the calls of this function",
                label = "not a closure from the function's arguments to its output",
                note = "give a closure: `|…| …`; `return_const(value)` answers every call with one value"
            )]
            pub trait Mutable<$($F,)* O>: FnMut($($F),*) -> O {}
            #[diagnostic::do_not_recommend]
            impl<$($F,)* O, C: FnMut($($F),*) -> O> Mutable<$($F,)* O> for C {}

            /// A closure that is called once.
            #[diagnostic::on_unimplemented(
                message = "`{Self}` can't answer the calls of this function",
                label = "not a closure from the function's arguments to its output",
                note = "give a closure: `|…| …`; `return_const(value)` answers every call with one value"
            )]
            pub trait Single<$($F,)* O>: FnOnce($($F),*) -> O {}
            #[diagnostic::do_not_recommend]
            impl<$($F,)* O, C: FnOnce($($F),*) -> O> Single<$($F,)* O> for C {}

            /// A closure that many may call at a time.
            #[diagnostic::on_unimplemented(
                message = "`{Self}` can't answer the calls of this function",
                label = "not a closure from the function's arguments to its output",
                note = "give a closure: `|…| …`; `returns(value)` answers every call with one value"
            )]
            pub trait Parallel<$($F,)* O>: Fn($($F),*) -> O {}
            #[diagnostic::do_not_recommend]
            impl<$($F,)* O, C: Fn($($F),*) -> O> Parallel<$($F,)* O> for C {}

            type Signature<$($F),*> = ($($F,)*);

            answers_by!(Closure, [Mutable], |this| &mut this.0; $($F $index)*);
            answers_by!(Shared, [Parallel + Send + Sync], |this| &*this.0; $($F $index)*);
            answers_by!(Once, [Single], |this| only_once(&mut this.0)?; $($F $index)*);
        }
    };
}
crate::arities!(closures);
