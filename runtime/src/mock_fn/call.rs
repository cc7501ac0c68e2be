//! The call: record, decide, answer. The shell around the core, one thin copy a signature.

use std::any::Any;
use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::sync::Arc;

use super::answer::Answering;
use super::log::NoCalls;
use super::stamp::UNRECORDED;
use super::state::{Outcome, Place};
use super::{Core, MockFn, Stamp, Trouble, outcome, waiting};
use crate::matcher::Verdicts;
use crate::report::{self, Transcript};
use crate::signature::{Args, ArgsOf, Lends, LendsDyn, LendsIn, LendsMut, Lent, Made, Output, Own};

/// What the core can do with a call whose types it doesn't know.
pub(crate) trait Frame {
    /// Whether the matchers accept the arguments; with `tell`, also which.
    fn accepted(&self, matchers: &dyn Any, tell: Option<&mut Verdicts>) -> bool;
    /// Whether one closure accepts them all; nothing where it belongs to another thread.
    fn accepted_whole(&self, closure: &mut dyn Any) -> Option<bool>;
    /// Runs an effect on the arguments.
    fn run(&mut self, effect: &mut dyn Any) -> Result<(), Trouble>;
    /// Puts what the closure makes of the arguments in their place.
    fn rewrite(&mut self, closure: &mut dyn Any);
    /// Answers with the output's default value, if it has one.
    fn answer_with_default(&mut self) -> bool;
    /// The calls so far, with this one, which is recorded now if it was not before.
    fn recall(&self) -> Transcript;
    /// When and where the call was made.
    fn stamp(&self) -> Stamp;
    /// The thread that made it, if it was recorded.
    fn thread(&self) -> u32;
}

/// Sees all arguments of a call at once: the closure of `withf`.
pub(crate) trait Whole<A: Args>: Send {
    /// Nothing where it belongs to another thread.
    fn accepts(&mut self, args: &ArgsOf<'_, '_, A>) -> Option<bool>;
}

/// Makes other arguments of those of a call: the closure of `calls_original_with`.
pub(crate) trait Rewrite<A: Args>: Send {
    fn rewrite<'x, 'y>(&mut self, args: ArgsOf<'x, 'y, A>) -> ArgsOf<'x, 'y, A>;
}

/// The answer of an `async` effect, while it is not there.
pub(crate) type Later<R> = Pin<Box<dyn Future<Output = <R as Output>::Value> + Send>>;

struct Call<'c, 'x, 'y: 'x, A: Args, R: Output> {
    args: Option<ArgsOf<'x, 'y, A>>,
    made: Option<Made<'x, 'y, R>>,
    /// Whether the caller can wait for an answer, and what it has to wait for.
    waits: Waits,
    mock_fn: &'c MockFn<A, R>,
    stamp: Stamp,
}

enum Waits {
    No,
    Yes,
    /// A `Later` of the signature.
    For(Box<dyn Any + Send>),
}

fn arguments_are_left() -> ! {
    unreachable!("an original is called with the arguments that no effect took")
}

fn is_of_this_signature() -> ! {
    unreachable!("a double's script holds what was made for its own signature")
}

impl<'x, 'y, A: Args, R: Output> Call<'_, 'x, 'y, A, R> {
    fn args(&self) -> &ArgsOf<'x, 'y, A> {
        match &self.args {
            Some(args) => args,
            None => unreachable!("the arguments are there until an effect takes them"),
        }
    }
}

impl<A: Args, R: Output> Frame for Call<'_, '_, '_, A, R> {
    fn accepted(&self, matchers: &dyn Any, tell: Option<&mut Verdicts>) -> bool {
        match matchers.downcast_ref() {
            Some(matchers) => A::accepted(self.args(), matchers, tell),
            None => is_of_this_signature(),
        }
    }
    fn accepted_whole(&self, closure: &mut dyn Any) -> Option<bool> {
        match closure.downcast_mut::<Box<dyn Whole<A>>>() {
            Some(closure) => closure.accepts(self.args()),
            None => is_of_this_signature(),
        }
    }
    fn run(&mut self, effect: &mut dyn Any) -> Result<(), Trouble> {
        match (effect.downcast_mut::<Answering<A, R>>(), self.args.take()) {
            (Some(effect), Some(args)) => match effect.answer(args) {
                Ok(made) => {
                    self.made = Some(made);
                    Ok(())
                }
                Err(Trouble::Later(later)) if matches!(self.waits, Waits::Yes) => {
                    self.waits = Waits::For(later);
                    Ok(())
                }
                Err(trouble) => Err(trouble),
            },
            _ => is_of_this_signature(),
        }
    }
    fn rewrite(&mut self, closure: &mut dyn Any) {
        match (closure.downcast_mut::<Box<dyn Rewrite<A>>>(), self.args.take()) {
            (Some(closure), Some(args)) => self.args = Some(closure.rewrite(args)),
            _ => is_of_this_signature(),
        }
    }
    fn answer_with_default(&mut self) -> bool {
        // For every signature: `match` is less code than a closure.
        match self.mock_fn.default {
            Some(default) => {
                self.made = Some(R::give(default()));
                true
            }
            None => false,
        }
    }
    fn recall(&self) -> Transcript {
        if let (Stamp { order: UNRECORDED, .. }, Some(args)) = (self.stamp, &self.args) {
            self.mock_fn.log().record(args, self.stamp);
        }
        match self.mock_fn.log().snapshot() {
            Some(calls) => Transcript::of(calls.recorded()),
            None => Transcript::of(&NoCalls),
        }
    }
    fn stamp(&self) -> Stamp {
        self.stamp
    }
    fn thread(&self) -> u32 {
        self.stamp.thread
    }
}

/// An answer, or what has to be awaited for it. Nothing in it borrows: rustc can tell that the future
/// of an `async fn` is `Send` where no more than this is held while it waits.
pub enum Begun<T> {
    /// The answer.
    Made(T),
    /// A future that gives it.
    Later(Pin<Box<dyn Future<Output = T> + Send>>),
}

impl<A: Args, T: 'static> MockFn<A, Own<T>> {
    /// Begins to answer a call that was recorded before, now that it is awaited.
    #[doc(hidden)]
    #[track_caller]
    pub fn begin_at(&self, args: ArgsOf<'_, '_, A>, stamp: Stamp) -> Begun<T> {
        match self.try_begin_at(args, stamp) {
            Ok(begun) => begun,
            Err(_) => report::no_original(self.core()),
        }
    }

    /// As [`begin_at`](Self::begin_at); hands the arguments back where the original is to be called.
    #[doc(hidden)]
    #[track_caller]
    pub fn try_begin_at<'x, 'y>(
        &self,
        args: ArgsOf<'x, 'y, A>,
        stamp: Stamp,
    ) -> Result<Begun<T>, ArgsOf<'x, 'y, A>> {
        self.note_await(stamp);
        let (args, made) = (Some(args), None);
        let mut call = Call::<A, Own<T>> { args, made, waits: Waits::Yes, mock_fn: self, stamp };
        self.core().answer(&mut call, stamp.order);
        match (call.made, call.waits, call.args) {
            (Some(made), ..) => Ok(Begun::Made(made)),
            (None, Waits::For(later), _) => match later.downcast::<Later<Own<T>>>() {
                Ok(later) => {
                    let (mock, index) = (self.mock.clone(), self.index);
                    Ok(Begun::Later(outcome::watched(*later, mock, index, stamp.order)))
                }
                Err(_) => is_of_this_signature(),
            },
            (None, _, Some(args)) => Err(args),
            (None, _, None) => arguments_are_left(),
        }
    }
}

/// What an effect has made for an output that is lent.
pub struct Given<M> {
    effect: u64,
    made: Option<M>,
}

impl<A: Args, R: Output> MockFn<A, R> {
    /// Counts and records a call.
    #[track_caller]
    pub(super) fn record(&self, args: &ArgsOf<'_, '_, A>, place: Place) -> Stamp {
        let stamp = match self.core().state().count_call() {
            true => Stamp::now(place),
            false => Stamp::unrecorded(place),
        };
        if stamp.is_recorded() {
            self.log().record(args, stamp);
        }
        waiting::tell();
        stamp
    }

    /// Calls the double, as the mock's method of that name does: with a tuple of the arguments.
    ///
    /// For an effect that calls another method of its mock, through a handle.
    ///
    /// ```
    /// # use standin::automock;
    /// # #[automock] trait Store { fn get(&self, key: &str) -> String; fn default(&self) -> String; }
    /// let store = MockStore::new();
    /// let default = store.default.clone();
    /// store.default.returns("none");
    /// store.get.side_effect(move |key: &str| format!("{key}: {}", default.call(())));
    /// assert_eq!(store.get("x"), "x: none");
    /// ```
    ///
    /// # Panics
    /// With a report, if nothing that was set up answers the call.
    #[track_caller]
    pub fn call<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>) -> Made<'x, 'y, R> {
        let stamp = self.record(&args, Location::caller());
        self.answer(args, stamp)
    }

    /// Calls the double; hands the arguments back where the original is to be called.
    #[doc(hidden)]
    #[track_caller]
    pub fn try_call<'x, 'y>(
        &self,
        args: ArgsOf<'x, 'y, A>,
    ) -> Result<Made<'x, 'y, R>, ArgsOf<'x, 'y, A>> {
        let stamp = self.record(&args, Location::caller());
        self.try_answer(args, stamp)
    }

    /// Calls a double whose output is lent.
    #[doc(hidden)]
    #[track_caller]
    pub fn make<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>) -> Given<Made<'x, 'y, R>> {
        match self.try_make(args) {
            Ok(given) => given,
            Err(_) => report::no_original(self.core()),
        }
    }

    /// As [`make`](Self::make); hands the arguments back where the original is to be called.
    #[doc(hidden)]
    #[track_caller]
    pub fn try_make<'x, 'y>(
        &self,
        args: ArgsOf<'x, 'y, A>,
    ) -> Result<Given<Made<'x, 'y, R>>, ArgsOf<'x, 'y, A>> {
        let stamp = self.record(&args, Location::caller());
        let mut call =
            Call::<A, R> { args: Some(args), made: None, waits: Waits::No, mock_fn: self, stamp };
        match (self.core().answer(&mut call, stamp.order), call.args) {
            (Outcome::Original, Some(args)) => Err(args),
            (Outcome::Answered(effect) | Outcome::Again(effect), _) => {
                Ok(Given { effect, made: call.made })
            }
            (Outcome::Original, None) => arguments_are_left(),
        }
    }

    /// Records the call of a double's `async fn`, which is answered when it is awaited.
    #[doc(hidden)]
    #[track_caller]
    pub fn record_call(&self, args: &ArgsOf<'_, '_, A>) -> Stamp {
        self.record(args, Location::caller())
    }

    /// Answers a call that was recorded before, now that it is awaited.
    #[doc(hidden)]
    #[track_caller]
    pub fn answer_at<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>, stamp: Stamp) -> Made<'x, 'y, R> {
        self.note_await(stamp);
        self.answer(args, stamp)
    }

    /// As [`answer_at`](Self::answer_at); hands the arguments back where the original is to be called.
    #[doc(hidden)]
    #[track_caller]
    pub fn try_answer_at<'x, 'y>(
        &self,
        args: ArgsOf<'x, 'y, A>,
        stamp: Stamp,
    ) -> Result<Made<'x, 'y, R>, ArgsOf<'x, 'y, A>> {
        self.note_await(stamp);
        self.try_answer(args, stamp)
    }

    fn note_await(&self, stamp: Stamp) {
        self.core().state().awaits.note(stamp.is_recorded().then_some(stamp.order));
    }

    #[track_caller]
    fn answer<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>, stamp: Stamp) -> Made<'x, 'y, R> {
        let mut call =
            Call::<A, R> { args: Some(args), made: None, waits: Waits::No, mock_fn: self, stamp };
        self.core().answer(&mut call, stamp.order);
        match call.made {
            Some(made) => made,
            None => report::no_original(self.core()),
        }
    }

    #[track_caller]
    fn try_answer<'x, 'y>(
        &self,
        args: ArgsOf<'x, 'y, A>,
        stamp: Stamp,
    ) -> Result<Made<'x, 'y, R>, ArgsOf<'x, 'y, A>> {
        let mut call =
            Call::<A, R> { args: Some(args), made: None, waits: Waits::No, mock_fn: self, stamp };
        self.core().answer(&mut call, stamp.order);
        match (call.made, call.args) {
            (Some(made), _) => Ok(made),
            (None, Some(args)) => Err(args),
            (None, None) => arguments_are_left(),
        }
    }
}

#[track_caller]
fn lend<'m, T: ?Sized>(
    store: &'m Lent<T>,
    effect: u64,
    made: Option<Box<T>>,
    core: Core<'_>,
) -> &'m T {
    match made {
        Some(made) => store.lend(effect, made),
        None => match store.lend_again(effect) {
            Some(value) => value,
            None => report::lent_elsewhere(core),
        },
    }
}

impl<A: Args, M: 'static, T: ?Sized + 'static> MockFn<A, Lends<M, T>> {
    /// Lends what an effect has made.
    #[doc(hidden)]
    #[track_caller]
    pub fn lend(&self, given: Given<M>) -> &T
    where
        M: Into<Box<T>>,
    {
        lend(&self.store, given.effect, given.made.map(M::into), self.core())
    }
}

impl<A: Args, T: ?Sized + 'static> MockFn<A, LendsDyn<T>> {
    /// Lends what an effect has made.
    #[doc(hidden)]
    #[track_caller]
    pub fn lend(&self, given: Given<Box<T>>) -> &T {
        lend(&self.store, given.effect, given.made, self.core())
    }
}

impl<A: Args, M: 'static, T: ?Sized + 'static> MockFn<A, LendsIn<M, T>> {
    /// Lends one of the values that an effect has made.
    #[doc(hidden)]
    pub fn lend(&self, value: impl Into<Box<T>>) -> &T {
        self.store.lend(0, value.into())
    }
}

impl<A: Args, M: 'static, T: ?Sized + 'static> MockFn<A, LendsMut<M, T>> {
    /// Lends what an effect has made.
    #[doc(hidden)]
    #[track_caller]
    pub fn lend_mut(&mut self, given: Given<M>) -> &mut T
    where
        M: Into<Box<T>>,
    {
        let core = Core { mock: &self.mock, index: self.index };
        let Some(store) = Arc::get_mut(&mut self.store) else { report::lent_elsewhere(core) };
        if let Some(made) = given.made {
            store.put(given.effect, made.into());
        }
        match store.lend(given.effect) {
            Some(value) => value,
            None => report::lent_elsewhere(core),
        }
    }
}
