//! Expectations in mockall's words.

use std::any::Any;
use std::fmt;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use predicates::Predicate;

use super::kept::{Accepts, Kept, Number, ScopedAnswer, Wanted};
use crate::mock_fn::answer::{self, Bound, Closure, Once, only_once};
use crate::mock_fn::call::OF_OTHER_THREAD;
use crate::mock_fn::call_matcher::{Asking, CallMatcher};
use crate::mock_fn::effect::{Effect, Gate};
use crate::mock_fn::expected::Wish;
use crate::mock_fn::{Core, Function, Sequence, Times, Trouble};
use crate::signature::{
    FIRST_REJECTED, ScopedArgs, ScopedArgsOf, ScopedFamily, ScopedMade, ScopedOf, ScopedOutput,
    ScopedShown, ThreadBound,
};

/// An expectation of a function of a mock with the type parameters `P`, which may borrow: what is said
/// of [`Expectation`](crate::Expectation) holds here too, as far as mockall's words go.
pub struct ScopedExpectation<A: ScopedArgs<P>, R: ScopedOutput<P>, P> {
    function: Function,
    pub(super) serial: u64,
    pub(super) store: R::Store,
    pub(super) kept: Arc<Kept<A, R, P>>,
}

// A panic leaves no script half-changed.
impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P> UnwindSafe for ScopedExpectation<A, R, P> {}
impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P> RefUnwindSafe for ScopedExpectation<A, R, P> {}

impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P> fmt::Debug for ScopedExpectation<A, R, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an expectation of {:?}", self.core())
    }
}

impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P> ScopedExpectation<A, R, P> {
    /// A place for the expectations of a function, with none in it.
    pub(super) fn place(function: Function) -> Self {
        let (store, kept) = (R::Store::default(), Arc::new(Kept::default()));
        Self { function, serial: 0, store, kept }
    }

    pub(super) fn core(&self) -> Core<'_> {
        self.function.core()
    }

    #[track_caller]
    pub(super) fn set(&mut self, wish: Wish) -> &mut Self {
        self.core().wish(self.serial, wish);
        self
    }

    #[track_caller]
    pub(super) fn answer_by(
        &mut self,
        answer: impl ScopedAnswer<A, R, P> + Send + 'static,
    ) -> &mut Self {
        let number = self.kept.keep_answer(answer);
        let effect = Effect::exclusive(Location::caller(), Box::new(number));
        self.set(Wish::Effect(Arc::new(effect)))
    }

    #[track_caller]
    fn want_whole(
        &mut self,
        matcher: impl Accepts<A, P> + Send + 'static,
        name: &'static str,
    ) -> &mut Self {
        let number: Number = self.kept.keep_matcher(matcher);
        self.set(Wish::Matcher(CallMatcher::Whole(Arc::new(Gate::around(Box::new(number))), name)))
    }

    /// Expects so many calls: a number or any form of range.
    #[track_caller]
    pub fn times<T: Into<Times>>(&mut self, times: T) -> &mut Self {
        let times = times.into();
        self.set(Wish::Times(times))
    }

    /// Expects exactly one call.
    #[track_caller]
    pub fn once(&mut self) -> &mut Self {
        self.times(1)
    }

    /// Expects no call.
    #[track_caller]
    pub fn never(&mut self) -> &mut Self {
        self.times(0)
    }

    /// Gives this expectation its place in the sequence: after those that joined before.
    #[track_caller]
    pub fn in_sequence(&mut self, sequence: &mut Sequence) -> &mut Self {
        self.set(Wish::Place(sequence.clone()))
    }
}

struct Each<M>(M);
struct Withf<C>(C);
struct BoundWithf<C>(ThreadBound<Withf<C>>);

impl<A: ScopedArgs<P>, P, C> Accepts<A, P> for BoundWithf<C>
where
    Withf<C>: Accepts<A, P>,
{
    fn rejected(&self, args: &ScopedArgsOf<'_, '_, '_, A, P>, asked: u32) -> u32 {
        self.0.get().map_or(OF_OTHER_THREAD, |closure| closure.rejected(args, asked))
    }
}

impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P, E: ScopedAnswer<A, R, P>> ScopedAnswer<A, R, P>
    for Bound<E>
{
    fn answer<'x, 'y, 'z>(
        &mut self,
        args: ScopedArgsOf<'x, 'y, 'z, A, P>,
    ) -> Result<ScopedMade<'x, 'y, 'z, R, P>, Box<Trouble>> {
        match self.0.get_mut() {
            Some(effect) => effect.answer(args),
            None => Err(Box::new(Trouble::OtherThread)),
        }
    }
}

/// What each of the matchers wants.
fn describe(wanted: &dyn Any, wants: &mut Vec<String>) {
    if let Some(wanted) = wanted.downcast_ref::<Wanted>() {
        wants.extend_from_slice(&wanted.texts);
    }
}

/// `impl ScopedAnswer` for a holder of closures, by the closure that it lets out, if it does.
macro_rules! scoped_answers {
    ($arity:ident $holder:ident, $form:ident, |$this:ident| $closure:expr; $($F:ident)*) => {
        impl<$($F: ScopedFamily<P>,)* R: ScopedOutput<P>, P, C> ScopedAnswer<($($F,)*), R, P>
            for $holder<C>
        where
            C: for<'x, 'y, 'z> answer::$arity::$form<$(ScopedOf<'x, 'y, 'z, $F, P>,)* ScopedMade<'x, 'y, 'z, R, P>>,
        {
            #[allow(non_snake_case)]
            fn answer<'x, 'y, 'z>(
                &mut self,
                ($($F,)*): ScopedArgsOf<'x, 'y, 'z, ($($F,)*), P>,
            ) -> Result<ScopedMade<'x, 'y, 'z, R, P>, Box<Trouble>> {
                let $this = self;
                let closure = $closure;
                Ok(closure($($F),*))
            }
        }
    };
}

macro_rules! scoped_expectations {
    ($count:tt $arity:ident: $($F:ident $K:ident $index:tt),*) => {
        impl<$($F: ScopedFamily<P>,)* R: ScopedOutput<P>, P> ScopedExpectation<($($F,)*), R, P> {
            /// Expects arguments that the predicates accept.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn with<$($K),*>(&mut self, $($F: $K),*) -> &mut Self
            where
                $($K: for<'x, 'y, 'z> Predicate<ScopedShown<'x, 'y, 'z, $F, P>> + Send + 'static,)*
            {
                let texts = vec![$($F.to_string()),*];
                let number = self.kept.keep_matcher(Each(($($F,)*)));
                let wanted = Arc::new(Wanted { number, texts });
                self.set(Wish::Matcher(CallMatcher::Each(wanted, describe, Asking::InOrder)))
            }

            /// Expects arguments that the closure accepts, all at once; it sees each by reference.
            #[track_caller]
            pub fn withf<C>(&mut self, closure: C) -> &mut Self
            where
                C: for<'s, 'x, 'y, 'z> Fn($(&'s ScopedShown<'x, 'y, 'z, $F, P>),*) -> bool + Send + 'static,
            {
                self.want_whole(Withf(closure), "<function>")
            }

            /// As [`withf`](Self::withf), for a closure that may not leave this thread.
            #[track_caller]
            pub fn withf_st<C>(&mut self, closure: C) -> &mut Self
            where
                C: for<'s, 'x, 'y, 'z> Fn($(&'s ScopedShown<'x, 'y, 'z, $F, P>),*) -> bool + 'static,
            {
                self.want_whole(BoundWithf(ThreadBound::new(Withf(closure))), "<single threaded function>")
            }

            /// Answers by the closure, one call at a time.
            #[track_caller]
            pub fn returning<C>(&mut self, closure: C) -> &mut Self
            where
                C: for<'x, 'y, 'z> answer::$arity::Mutable<$(ScopedOf<'x, 'y, 'z, $F, P>,)* ScopedMade<'x, 'y, 'z, R, P>>
                    + Send + 'static,
            {
                self.answer_by(Closure(closure))
            }

            /// As [`returning`](Self::returning), for a closure that may not leave this thread.
            #[track_caller]
            pub fn returning_st<C>(&mut self, closure: C) -> &mut Self
            where
                C: for<'x, 'y, 'z> answer::$arity::Mutable<$(ScopedOf<'x, 'y, 'z, $F, P>,)* ScopedMade<'x, 'y, 'z, R, P>>
                    + 'static,
            {
                self.answer_by(Bound(ThreadBound::new(Closure(closure))))
            }

            /// Answers one call by the closure, which may hand over what it captures.
            #[track_caller]
            pub fn return_once<C>(&mut self, closure: C) -> &mut Self
            where
                C: for<'x, 'y, 'z> answer::$arity::Single<$(ScopedOf<'x, 'y, 'z, $F, P>,)* ScopedMade<'x, 'y, 'z, R, P>>
                    + Send + 'static,
            {
                self.answer_by(Once(Some(closure)))
            }

            /// As [`return_once`](Self::return_once), for a closure that may not leave this thread.
            #[track_caller]
            pub fn return_once_st<C>(&mut self, closure: C) -> &mut Self
            where
                C: for<'x, 'y, 'z> answer::$arity::Single<$(ScopedOf<'x, 'y, 'z, $F, P>,)* ScopedMade<'x, 'y, 'z, R, P>>
                    + 'static,
            {
                self.answer_by(Bound(ThreadBound::new(Once(Some(closure)))))
            }
        }

        impl<$($F: ScopedFamily<P>, $K,)* P> Accepts<($($F,)*), P> for Each<($($K,)*)>
        where
            $($K: for<'x, 'y, 'z> Predicate<ScopedShown<'x, 'y, 'z, $F, P>> + Send,)*
        {
            #[allow(unused_variables, unused_mut)]
            fn rejected(
                &self,
                args: &ScopedArgsOf<'_, '_, '_, ($($F,)*), P>,
                asked: u32,
            ) -> u32 {
                let mut rejected = 0;
                $(
                    if !self.0.$index.eval($F::shown(&args.$index)) {
                        rejected |= 1 << $index;
                        if asked <= FIRST_REJECTED {
                            return rejected;
                        }
                    }
                )*
                rejected
            }
        }

        impl<$($F: ScopedFamily<P>,)* P, C> Accepts<($($F,)*), P> for Withf<C>
        where
            C: for<'s, 'x, 'y, 'z> Fn($(&'s ScopedShown<'x, 'y, 'z, $F, P>),*) -> bool,
        {
            fn rejected(
                &self,
                _args: &ScopedArgsOf<'_, '_, '_, ($($F,)*), P>,
                _: u32,
            ) -> u32 {
                u32::from(!(self.0)($($F::shown(&_args.$index)),*))
            }
        }

        scoped_answers!($arity Closure, Mutable, |this| &mut this.0; $($F)*);
        scoped_answers!($arity Once, Single, |this| only_once(&mut this.0)?; $($F)*);
    };
}
crate::arities!(scoped_expectations);
