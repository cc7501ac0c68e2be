//! The call: record, decide, answer. The shell around the core, one thin copy a signature.

use std::any::{Any, type_name};
use std::panic::Location;

use super::answer::Answering;
use super::decision::Outcome;
use super::log::Log;
use super::outcome::PassedOn;
use super::sought::Sought;
use super::stamp::{Place, UNRECORDED};
use super::{MockFn, Stamp, Trouble};
use crate::report;
use crate::signature::{Args, ArgsOf, FIRST_REJECTED, Made, Output};

/// What the core can do with a call whose types it doesn't know. Every signature has code of its own for
/// each of these, so there are few.
pub(crate) trait Frame {
    /// How many are left where those are skipped whose matchers reject the arguments: up to the first that has none, or
    /// whose matchers accept them. What one rejects is asked of the next one first, where no `order` is to be kept.
    fn seek(&self, among: &[Sought], order: u32) -> usize;
    /// The arguments that the signature's `Matchers` reject, as [`Args::rejected`] tells them. Of its `dyn Whole` some
    /// bit, or [`OF_OTHER_THREAD`].
    fn rejected(&self, matcher: &dyn Any, asked: u32) -> u32;
    /// Runs the signature's `dyn Answer` on the arguments; if it passes the call on it may have put others in their place.
    fn run(&mut self, effect: &mut dyn Any) -> Result<(), Box<Trouble>>;
    /// Answers with the output's default value; where it has none its type's name comes back.
    fn answer_with_default(&mut self) -> Result<(), &'static str>;
    /// Records the call, with its number and its thread's, unless an effect has taken its arguments already.
    fn record(&mut self, log: &Log, order: u64, thread: u32);
    /// The call's number, and where it was made.
    fn noted(&self) -> (u64, Place);
}

/// What a matcher of another thread's says of a call.
pub(super) const OF_OTHER_THREAD: u32 = !FIRST_REJECTED;

/// Sees all arguments of a call at once: the closure of `withf`.
#[diagnostic::on_unimplemented(
    message = "this can't tell whether the arguments of a call are wanted",
    label = "not a closure of references to the function's arguments",
    note = "give a closure that returns a `bool`: `|…| …`; it sees each argument by reference"
)]
pub trait Whole<A: Args> {
    /// Nothing where it belongs to another thread.
    fn accepts(&self, args: &ArgsOf<'_, '_, A>) -> Option<bool>;
}

pub(super) struct Call<'c, 'x, 'y: 'x, A: Args, R: Output> {
    pub(super) args: Option<ArgsOf<'x, 'y, A>>,
    pub(super) made: Option<Made<'x, 'y, R>>,
    /// Where the caller can wait for the answer: the place for what it has to wait for.
    pub(super) later: Option<&'c mut Option<AnyLater>>,
    pub(super) mock_fn: &'c MockFn<A, R>,
    pub(super) order: u64,
    pub(super) place: Place,
}

/// A `Later` of the signature, in an `Option`.
pub(super) type AnyLater = Box<dyn Any + Send>;

/// Takes the future that an effect has given, if the caller can wait for it.
#[cold]
fn accept(
    place: &mut Option<&mut Option<AnyLater>>,
    mut trouble: Box<Trouble>,
) -> Result<(), Box<Trouble>> {
    match (place, &mut *trouble) {
        (Some(place), Trouble::Later(later)) => {
            **place = Some(std::mem::replace(later, Box::new(())));
            Ok(())
        }
        _ => Err(trouble),
    }
}

pub(super) fn arguments_are_left() -> ! {
    unreachable!("the arguments are there until an effect, or the original, gets them")
}

pub(super) fn is_of_this_signature() -> ! {
    unreachable!("a double's script holds what was made for its own signature")
}

impl<A: Args, R: Output> Frame for Call<'_, '_, '_, A, R> {
    fn seek(&self, among: &[Sought], order: u32) -> usize {
        let Some(args) = &self.args else { arguments_are_left() };
        let mut left = among;
        // What one expectation rejects the next one most often does too.
        let mut asked = FIRST_REJECTED;
        while let [Some(matchers), others @ ..] = left {
            let matchers: &dyn Any = &**matchers;
            let Some(matchers) = matchers.downcast_ref() else { is_of_this_signature() };
            let mut rejected = A::rejected(args, matchers, asked);
            if rejected == 0 {
                rejected = A::rejected(args, matchers, FIRST_REJECTED ^ asked);
                if rejected == 0 {
                    break;
                }
            }
            asked = rejected | order;
            left = others;
        }
        left.len()
    }
    fn rejected(&self, matcher: &dyn Any, asked: u32) -> u32 {
        let Some(args) = &self.args else { arguments_are_left() };
        if let Some(matchers) = matcher.downcast_ref() {
            return A::rejected(args, matchers, asked);
        }
        match matcher.downcast_ref::<Box<dyn Whole<A> + Send>>() {
            Some(closure) => match closure.accepts(args) {
                Some(true) => 0,
                Some(false) => 1,
                None => OF_OTHER_THREAD,
            },
            None => is_of_this_signature(),
        }
    }
    fn run(&mut self, effect: &mut dyn Any) -> Result<(), Box<Trouble>> {
        // Before the effect is looked at: what is told of its type comes back through memory, and where the
        // arguments follow it there a call takes half the time.
        let Some(args) = self.args.take() else { arguments_are_left() };
        let Some(effect) = effect.downcast_mut::<Answering<A, R>>() else {
            return Err(Trouble::expired());
        };
        match effect.answer(args, &mut self.args) {
            Ok(made) => {
                self.made = Some(made);
                Ok(())
            }
            Err(trouble) => accept(&mut self.later, trouble),
        }
    }
    fn answer_with_default(&mut self) -> Result<(), &'static str> {
        // For every signature: `match` is less code than a closure.
        match self.mock_fn.default {
            Some(default) => {
                self.made = Some(R::give(default()));
                Ok(())
            }
            None => Err(type_name::<Made<'static, 'static, R>>()),
        }
    }
    fn record(&mut self, log: &Log, order: u64, thread: u32) {
        if let Some(args) = &self.args {
            self.order = order;
            (self.mock_fn.keeping.record)(log, args, order, self.place, thread);
        }
    }
    fn noted(&self) -> (u64, Place) {
        (self.order, self.place)
    }
}

/// What a double has made; else the arguments, and what the call of the original is watched by.
pub type Tried<'x, 'y, A, M> = Result<M, (ArgsOf<'x, 'y, A>, PassedOn)>;

/// What an effect has made for an output that is lent.
pub struct Given<M> {
    pub(super) effect: u64,
    pub(super) made: Option<M>,
}

impl<'c, 'x, 'y: 'x, A: Args, R: Output> Call<'c, 'x, 'y, A, R> {
    #[inline(always)]
    pub(super) fn new(mock_fn: &'c MockFn<A, R>, args: ArgsOf<'x, 'y, A>, place: Place) -> Self {
        Self { args: Some(args), made: None, later: None, mock_fn, order: UNRECORDED, place }
    }

    /// A call that was recorded before, now that it is awaited.
    pub(super) fn awaited(
        mock_fn: &'c MockFn<A, R>,
        args: ArgsOf<'x, 'y, A>,
        Stamp { order, place, .. }: Stamp,
    ) -> Self {
        let mut call = Self::new(mock_fn, args, place);
        call.order = order;
        call
    }

    /// What the call gives, or its arguments for the original.
    fn try_answer(self) -> Tried<'x, 'y, A, Made<'x, 'y, R>> {
        match (self.made, self.args) {
            (Some(made), _) => Ok(made),
            (None, Some(args)) => Err((args, self.mock_fn.passed_on(self.order))),
            (None, None) => arguments_are_left(),
        }
    }

    /// What the call lends, or its arguments for the original.
    fn try_give(self, outcome: Outcome) -> Tried<'x, 'y, A, Given<Made<'x, 'y, R>>> {
        match (outcome, self.args) {
            (Outcome::Original, Some(args)) => Err((args, self.mock_fn.passed_on(self.order))),
            (Outcome::Answered(effect) | Outcome::Again(effect), _) => {
                Ok(Given { effect, made: self.made })
            }
            (Outcome::Original, None) => arguments_are_left(),
        }
    }
}

impl<A: Args, R: Output> MockFn<A, R> {
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
        let mut call = Call::new(self, args, Location::caller());
        self.at.function.core().call(&mut call);
        match call.made {
            Some(made) => made,
            None => report::no_original(self.at.function.core()),
        }
    }

    /// Calls the double; hands the arguments back where the original is to be called.
    #[doc(hidden)]
    #[track_caller]
    pub fn try_call<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>) -> Tried<'x, 'y, A, Made<'x, 'y, R>> {
        let mut call = Call::new(self, args, Location::caller());
        self.at.function.core().call(&mut call);
        call.try_answer()
    }

    /// Calls a double whose output is lent.
    #[doc(hidden)]
    #[track_caller]
    pub fn make<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>) -> Given<Made<'x, 'y, R>> {
        match self.try_make(args) {
            Ok(given) => given,
            Err(_) => report::no_original(self.at.function.core()),
        }
    }

    /// As [`make`](Self::make); hands the arguments back where the original is to be called.
    #[doc(hidden)]
    #[track_caller]
    pub fn try_make<'x, 'y>(
        &self,
        args: ArgsOf<'x, 'y, A>,
    ) -> Tried<'x, 'y, A, Given<Made<'x, 'y, R>>> {
        let mut call = Call::new(self, args, Location::caller());
        let outcome = self.at.function.core().call(&mut call);
        call.try_give(outcome)
    }

    /// As [`make`](Self::make), of a call that was recorded before, now that it is awaited.
    #[doc(hidden)]
    #[track_caller]
    pub fn make_at<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>, stamp: Stamp) -> Given<Made<'x, 'y, R>> {
        match self.try_make_at(args, stamp) {
            Ok(given) => given,
            Err(_) => report::no_original(self.at.function.core()),
        }
    }

    /// As [`make_at`](Self::make_at); hands the arguments back where the original is to be called.
    #[doc(hidden)]
    #[track_caller]
    pub fn try_make_at<'x, 'y>(
        &self,
        args: ArgsOf<'x, 'y, A>,
        stamp: Stamp,
    ) -> Tried<'x, 'y, A, Given<Made<'x, 'y, R>>> {
        let mut call = Call::awaited(self, args, stamp);
        let outcome = self.at.function.core().answer(&mut call);
        call.try_give(outcome)
    }

    /// The arguments as they are: of this type they are what is put in boxes.
    #[doc(hidden)]
    #[inline]
    pub fn args<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>) -> ArgsOf<'x, 'y, A> {
        args
    }

    /// Records the call of a double's `async fn`, which is answered when it is awaited.
    #[doc(hidden)]
    #[track_caller]
    pub fn record_call(&self, args: &ArgsOf<'_, '_, A>) -> Stamp {
        let state = self.at.function.core().state();
        let stamp = state.count_call_at(Location::caller());
        if stamp.is_recorded() {
            let Stamp { order, place, thread } = stamp;
            (self.keeping.record)(&state.log, args, order, place, thread);
        }
        state.tell();
        stamp
    }

    /// Answers a call that was recorded before, now that it is awaited.
    #[doc(hidden)]
    #[track_caller]
    pub fn answer_at<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>, stamp: Stamp) -> Made<'x, 'y, R> {
        let mut call = Call::awaited(self, args, stamp);
        self.at.function.core().answer(&mut call);
        match call.made {
            Some(made) => made,
            None => report::no_original(self.at.function.core()),
        }
    }

    /// As [`answer_at`](Self::answer_at); hands the arguments back where the original is to be called.
    #[doc(hidden)]
    #[track_caller]
    pub fn try_answer_at<'x, 'y>(
        &self,
        args: ArgsOf<'x, 'y, A>,
        stamp: Stamp,
    ) -> Tried<'x, 'y, A, Made<'x, 'y, R>> {
        let mut call = Call::awaited(self, args, stamp);
        self.at.function.core().answer(&mut call);
        call.try_answer()
    }

    pub(super) fn passed_on(&self, order: u64) -> PassedOn {
        PassedOn::new(&self.at.function, order)
    }
}
