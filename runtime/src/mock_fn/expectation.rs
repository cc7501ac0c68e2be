//! Expect first, in mockall's words: `expect_get().with("x").times(1).returning(|_| …)`.

// `Kinded` is said too, and first: why, is told there.
#![allow(clippy::implied_bounds_in_impls)]

use std::future::Future;
use std::marker::PhantomData;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use super::answer::{
    Answer, Answering, Async, Bound, Closure, Once, Rewriting, Shared, instance, parallel,
};
use super::call::Whole;
use super::meant::describe;
use super::{Core, Effect, Function, IntoSideEffect, MockFn, Sequence, Times};
use crate::matcher::{IntoMatcher, Kinded};
use crate::signature::{Args, ArgsOf, At, Family, Output, Own, Rewritten, Shown, ThreadBound};

/// An expectation that is being set up: which calls it answers, how often, and with what.
///
/// What it says holds from the moment it is said. Of several expectations
/// that match a call the one defined first answers, until it is used up. Without an answer of its own it
/// leaves the answer to what the function returns by default. mockall's words mean here what they mean there.
///
/// Closures take the function's arguments, and rustc infers their types. `with` is shown below for a function
/// of two arguments; for any other number of them, up to 16, it is the same.
///
/// ```
/// use standin::{Sequence, any, automock};
///
/// #[automock]
/// trait Store {
///     fn put(&self, key: &str, size: u64) -> bool;
/// }
///
/// let mut store = MockStore::new();
/// let mut order = Sequence::new();
/// store.expect_put().with("home", 3).once().in_sequence(&mut order).returning(|_, _| true);
/// store.expect_put().withf(|key, size| key.len() as u64 > *size).in_sequence(&mut order).return_const(false);
/// store.expect_put().with("never", any()).never();
/// assert!(store.put("home", 3));
/// assert!(!store.put("about", 1));
/// ```
pub struct Expectation<A: Args, R: Output> {
    pub(super) function: Function,
    pub(super) serial: u64,
    pub(super) store: R::Store,
    signature: PhantomData<fn(A)>,
}

// A panic leaves no script half-changed.
impl<A: Args, R: Output> UnwindSafe for Expectation<A, R> {}
impl<A: Args, R: Output> RefUnwindSafe for Expectation<A, R> {}

impl<A: Args, R: Output> std::fmt::Debug for Expectation<A, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "an expectation of {:?}", self.core())
    }
}

impl<A: Args, R: Output> Expectation<A, R> {
    /// A place for the expectations of a function, with none in it.
    pub(super) fn place(function: Function) -> Self {
        Self { function, serial: 0, store: R::Store::default(), signature: PhantomData }
    }

    /// The expectation of this number.
    pub(super) fn numbered(&self, serial: u64) -> Self {
        let (function, store) = (self.function.clone(), self.store.clone());
        Self { function, serial, store, signature: PhantomData }
    }

    #[inline(always)]
    pub(super) fn core(&self) -> Core<'_> {
        self.function.core()
    }

    // The kinds of wishes are known to the core alone: rustc would describe them to debuggers in each user's crate.

    #[track_caller]
    pub(super) fn set_effect(&mut self, effect: Arc<Effect>) -> &mut Self {
        self.function.let_follow(self.serial, effect);
        self
    }

    #[track_caller]
    fn set_matchers(&mut self, matchers: A::Matchers<'static>) -> &mut Self {
        self.function.let_match(self.serial, Arc::new(matchers), describe::<A>);
        self
    }

    #[track_caller]
    fn set_whole(
        &mut self,
        closure: impl Whole<A> + Send + 'static,
        name: &'static str,
    ) -> &mut Self {
        let closure: Box<dyn Whole<A> + Send> = Box::new(closure);
        self.function.let_match_whole(self.serial, Box::new(closure), name);
        self
    }

    #[track_caller]
    pub(super) fn answer_by(&mut self, answer: Answering<A, R>) -> &mut Self {
        self.function.let_answer(self.serial, Box::new(answer));
        self
    }

    /// Expects so many calls: a number or any form of range. More of them fail at once, fewer when
    /// the mock is verified.
    ///
    /// What was set up for more calls answers them: another expectation that they match, or what the method itself was
    /// told, by [`returns`](MockFn::returns), [`calls`](MockFn::calls) and their like. What answers all that is not set up, a
    /// lenient mock or a spy's real object, answers no call too many; `expect_get().calls_original()`, said after this
    /// expectation, has the real object answer those.
    ///
    /// # Panics
    /// If the range is backwards or empty.
    #[track_caller]
    pub fn times<T: Into<Times>>(&mut self, times: T) -> &mut Self {
        self.function.let_come(self.serial, times.into());
        self
    }

    /// Expects exactly one call.
    #[track_caller]
    pub fn once(&mut self) -> &mut Self {
        self.times(1)
    }

    /// Expects no call: one fails, also where the function [`returns`](MockFn::returns) something or passes calls on, but
    /// not where another expectation is for it too.
    #[track_caller]
    pub fn never(&mut self) -> &mut Self {
        self.times(0)
    }

    /// Answers one call after the other from an iterable, as [`side_effect`](MockFn::side_effect) does.
    ///
    /// ```
    /// # use standin::automock;
    /// # #[automock] trait Store { fn get(&self, key: &str) -> Option<String>; }
    /// let mut store = MockStore::new();
    /// store.expect_get().with("home").times(2).returning_seq([Some("a".to_string()), None]);
    /// assert_eq!((store.get("home").as_deref(), store.get("home")), (Some("a"), None));
    /// ```
    ///
    /// # Panics
    /// A call after the last answer fails, with a report.
    #[track_caller]
    pub fn returning_seq<K>(
        &mut self,
        answers: impl IntoSideEffect<A, R, super::answer::ByItem<K>>,
    ) -> &mut Self {
        let effect = answers.into_side_effect(Location::caller());
        self.set_effect(Arc::new(effect))
    }

    /// Gives this expectation its place in the sequence: after those that joined before.
    #[track_caller]
    pub fn in_sequence(&mut self, sequence: &mut Sequence) -> &mut Self {
        self.function.let_join(self.serial, sequence);
        self
    }

    /// Hands the calls to the trait's default body, or to the function that is patched.
    ///
    /// # Panics
    /// If there is none: a required method has no body to call.
    #[track_caller]
    pub fn calls_default(&mut self) -> &mut Self {
        let original = self.core().original_effect(Location::caller());
        self.set_effect(original)
    }

    /// Hands the calls to the original: [`calls_default`](Self::calls_default) by the name that
    /// fits a patch.
    #[track_caller]
    pub fn calls_original(&mut self) -> &mut Self {
        self.calls_default()
    }

    /// Expects arguments that the closure accepts, all at once; it sees each by reference.
    #[track_caller]
    pub fn withf<C>(&mut self, closure: C) -> &mut Self
    where
        C: Send + 'static,
        Withf<C>: Whole<A>,
    {
        self.set_whole(Withf(closure), "<function>")
    }

    /// As [`withf`](Self::withf), for a closure that may not leave this thread.
    #[track_caller]
    pub fn withf_st<C>(&mut self, closure: C) -> &mut Self
    where
        C: 'static,
        Withf<C>: Whole<A>,
    {
        let closure = BoundWithf(ThreadBound::new(Withf(closure)));
        self.set_whole(closure, "<single threaded function>")
    }

    /// Answers by the closure, one call at a time: a call on another thread waits for its turn, up to
    /// 30 seconds. The environment variable `STANDIN_PATIENCE` says other seconds, for a session in
    /// a debugger or a slow machine. [`calls`](MockFn::calls) answers calls side by side.
    ///
    /// # Panics
    /// A call that waited so long fails, with a report.
    #[track_caller]
    pub fn returning<C>(&mut self, closure: C) -> &mut Self
    where
        C: Send + 'static,
        Closure<C>: Answer<A, R>,
    {
        self.answer_by(Box::new(Closure(closure)))
    }

    /// As [`returning`](Self::returning), for a closure that may not leave this thread.
    #[track_caller]
    pub fn returning_st<C>(&mut self, closure: C) -> &mut Self
    where
        C: 'static,
        Closure<C>: Answer<A, R>,
    {
        let closure = Bound(ThreadBound::new(Closure(closure)));
        self.answer_by(Box::new(closure))
    }

    /// Answers an `async fn`, or what returns `impl Future`, by an async closure: the call is answered when its future is ready.
    ///
    /// The future may wait for the test to let it go on, or for a clock. What it uses of borrowed arguments it has to own:
    /// the closure makes that before the `async` block, and is not itself `async |key| …`, whose futures borrow, also what they
    /// do not use (`async |_| …`). rustc says "lifetime may not live long enough" or "one type is more general than the other"
    /// where it borrows.
    ///
    /// ```
    /// # #[standin::automock] trait Remote { async fn load(&self, key: &str) -> String; }
    /// # let mut remote = MockRemote::new();
    /// remote.expect_load().returning_async(|key| {
    ///     let key = key.to_string();
    ///     async move { format!("what {key} is") }
    /// });
    /// ```
    #[track_caller]
    pub fn returning_async<C, Answered>(&mut self, closure: C) -> &mut Self
    where
        C: Send + 'static,
        // rustc shows this line where the future of an `async` closure borrows.
        Closure<C>: Answer<A, Own<Answered>>, // own it first: |_| async { … }, |key| { let key = key.to_string(); async move { … } }
        Answered: Future<Output = R::Awaited> + Send + 'static,
    {
        self.answer_by(Box::new(Async::new(closure)))
    }

    /// Answers one call by the closure, which may hand over what it captures.
    #[track_caller]
    pub fn return_once<C>(&mut self, closure: C) -> &mut Self
    where
        C: Send + 'static,
        Once<C>: Answer<A, R>,
    {
        self.answer_by(Box::new(Once(Some(closure))))
    }

    /// As [`return_once`](Self::return_once), for a closure that may not leave this thread.
    #[track_caller]
    pub fn return_once_st<C>(&mut self, closure: C) -> &mut Self
    where
        C: 'static,
        Once<C>: Answer<A, R>,
    {
        let closure = Bound(ThreadBound::new(Once(Some(closure))));
        self.answer_by(Box::new(closure))
    }

    /// Hands the calls to the original with the arguments that the closure makes of theirs: a
    /// tuple of them. What is passed as `&impl Trait` reaches it as it is; so do references, where several are passed to a method
    /// that returns `impl Future` or `impl Iterator`.
    ///
    /// # Panics
    /// If there is no original: a required method has no body to call.
    #[track_caller]
    pub fn calls_original_with<C>(&mut self, closure: C) -> &mut Self
    where
        C: Send + 'static,
        Closure<C>: Answer<A, Rewritten<A>>,
    {
        let rewrite = instance::<A, R>(Rewriting(Closure(closure)));
        let effect = self.core().rewritten(Location::caller(), rewrite);
        self.set_effect(effect)
    }
}

impl<A: Args, R: Output> MockFn<A, R> {
    /// Answers every call that nothing else answers by the closure, in place of a
    /// [`side_effect`](Self::side_effect); its parameters need no types.
    #[track_caller]
    pub fn calls<C>(&self, closure: C) -> &Self
    where
        C: Send + Sync + 'static,
        Shared<C>: Answer<A, R>,
    {
        self.set_side_effect(parallel::<A, R, C>(closure, Location::caller()))
    }

    /// Answers every call by the closure that nothing else answers: it is last of all.
    #[doc(hidden)]
    #[track_caller]
    pub fn wraps<C>(&self, closure: C)
    where
        C: Send + Sync + 'static,
        Shared<C>: Answer<A, R>,
    {
        let effect = parallel::<A, R, C>(closure, Location::caller());
        self.core().state().fallbacks().original.set(Arc::new(effect));
    }
}

/// A closure that sees all arguments at once.
pub struct Withf<C>(C);
struct BoundWithf<C>(ThreadBound<Withf<C>>);

impl<A: Args, C> Whole<A> for BoundWithf<C>
where
    Withf<C>: Whole<A>,
{
    fn accepts(&self, args: &ArgsOf<'_, '_, A>) -> Option<bool> {
        self.0.get()?.accepts(args)
    }
}

macro_rules! expectations {
    ($count:tt $arity:ident: $($F:ident $K:ident $index:tt),*) => {
        crate::shown_once! { $count
        impl<$($F: Family,)* R: Output> Expectation<($($F,)*), R> {
            /// Expects these arguments: a value, a predicate, an annotated closure or `any()` for
            /// each.
            #[allow(clippy::too_many_arguments, non_snake_case)]
            #[track_caller]
            pub fn with<$($K),*>(
                &mut self,
                $($F: impl Kinded<$F, $K> + IntoMatcher<$F, $K> + 'static),*
            ) -> &mut Self {
                self.set_matchers(($($F.into_matcher(),)*))
            }
        }
        }

        #[diagnostic::do_not_recommend]
        impl<$($F: Family,)* C> Whole<($($F,)*)> for Withf<C>
        where
            C: for<'s, 'x, 'y> Fn($(&'s Shown<'x, 'y, $F>),*) -> bool,
        {
            fn accepts(&self, _args: &ArgsOf<'_, '_, ($($F,)*)>) -> Option<bool> {
                Some((self.0)($(<$F as At<'_, '_>>::shown(&_args.$index)),*))
            }
        }
    };
}
crate::arities!(expectations);
