//! How a call is decided: it is counted and recorded, then the first expectation that it is for answers it, else
//! what was set up without one. Nothing here is generic.

use super::call_matcher::{Asking, CallMatcher};
use super::effect::Means;
use super::expected::{Claim, Wish};
use super::outcome::Answering;
use super::sought::Search;
use super::stamp::{UNRECORDED, next_order, this_thread};
use super::{Core, Expected, Frame, State, Trouble};
use crate::report;
use crate::signature::FIRST_REJECTED;

/// What a call came to.
pub(crate) enum Outcome {
    /// The effect with this number has answered.
    Answered(u64),
    /// What is kept for the effect with this number is to be lent again.
    Again(u64),
    /// The original is to be called.
    Original,
}

/// Answers a call that is not to be answered with the output's default value, where the test is failing
/// already: the calls that destructors make must not end the whole process.
#[cold]
fn cleans_up(frame: &mut dyn Frame) -> bool {
    std::thread::panicking() && frame.answer_with_default().is_ok()
}

/// Whether the matchers of the expectation, if it has any that can be asked as often as one likes, reject the call in
/// `frame`.
#[inline(always)]
fn is_rejected(expected: &Expected, frame: &dyn Frame) -> bool {
    match &expected.plan.matcher {
        Some(CallMatcher::Each(matchers, _, Asking::InAnyOrder | Asking::InOrder)) => {
            frame.rejected(&**matchers, FIRST_REJECTED) != 0
        }
        _ => false,
    }
}

impl Core<'_> {
    /// Lets the expectation `serial` follow a wish.
    #[track_caller]
    pub(super) fn wish(self, serial: u64, wish: Wish) {
        if !self.state().script.follow(serial, wish) {
            report::forgotten_expectation(self);
        }
    }

    /// Counts the call in `frame`, records it, and has it answered.
    #[track_caller]
    pub(super) fn call(self, frame: &mut dyn Frame) -> Outcome {
        let state = self.state();
        let thread = this_thread();
        let mut order = UNRECORDED;
        if state.count_call() {
            order = next_order();
            frame.record(&state.log, order, thread);
        }
        self.decide(state, frame, order, thread)
    }

    /// Has the call in `frame` answered, which was counted and recorded before, and is awaited now.
    #[track_caller]
    pub(super) fn answer(self, frame: &mut dyn Frame) -> Outcome {
        let (order, _) = frame.noted();
        self.note_await(order);
        self.decide(self.state(), frame, order, this_thread())
    }

    /// Decides who answers the call in `frame`, which this thread makes or awaits, and lets it answer.
    ///
    /// It is on the way of every call, also in unoptimized builds: hence one function with a loop by hand,
    /// and what is rare out of line.
    #[inline(always)]
    #[track_caller]
    fn decide(self, state: &State, frame: &mut dyn Frame, order: u64, thread: u32) -> Outcome {
        let answering = Answering { state, order };
        let expected = self.find(state, frame);
        let effect = match expected {
            Some(expected) => expected.effect(),
            None => state.usual_effect(),
        };
        let outcome = match effect {
            Some(effect) => match &effect.means {
                Means::Exclusive(gate) => match gate.run(frame, thread) {
                    Ok(()) => Outcome::Answered(effect.serial),
                    Err(trouble) => report::trouble(self, frame, effect, expected, &trouble),
                },
                _ => self.answer_otherwise(frame, expected, thread),
            },
            None => self.answer_otherwise(frame, expected, thread),
        };
        answering.end();
        outcome
    }

    /// The expectation that the call in `frame` is for.
    // `?` is a call of its own in an unoptimized build.
    #[allow(clippy::question_mark)]
    #[inline(always)]
    #[track_caller]
    fn find<'s>(self, state: &'s State, frame: &mut dyn Frame) -> Option<&'s Expected> {
        if !state.script.is_plain() && !state.script.is_plain_when_sealed() {
            return self.find_in_all(state, frame);
        }
        let Some(batch) = state.script.first() else { return None };
        let all = batch.expected.as_slice();
        let [first, ..] = all else { return None };
        // Where every call is meant, and most often is, the way is straight: to seek costs a tenth of the call.
        if first.is_of_every_call() && first.claim() {
            return Some(first);
        }
        if let Some(search) = &batch.search {
            return self.find_among(state, all, search, frame);
        }
        if let Some(CallMatcher::Each(matchers, _, Asking::InAnyOrder | Asking::InOrder)) =
            &first.plan.matcher
        {
            if frame.rejected(&**matchers, FIRST_REJECTED) != 0 {
                return None;
            }
            if first.plan.place.is_none() && first.claim() {
                return Some(first);
            }
        }
        self.find_otherwise(state, first, frame)
    }

    /// As `find`, where there is one expectation, which is not simply there to be claimed.
    #[inline(never)]
    #[track_caller]
    fn find_otherwise<'s>(
        self,
        state: &'s State,
        first: &'s Expected,
        frame: &mut dyn Frame,
    ) -> Option<&'s Expected> {
        match self.claim(state, first, frame) {
            Claim::Granted => Some(first),
            Claim::PassedOver => None,
            Claim::Gone => self.find_in_all(state, frame),
        }
    }

    /// As `find`, where there are several expectations.
    #[inline(never)]
    #[track_caller]
    fn find_among<'s>(
        self,
        state: &'s State,
        all: &'s [Expected],
        search: &Search,
        frame: &mut dyn Frame,
    ) -> Option<&'s Expected> {
        let mut next = 0;
        loop {
            next = all.len() - frame.seek(&search.each[next..], search.order);
            let expected = all.get(next)?;
            match self.claim(state, expected, frame) {
                Claim::Granted => return Some(expected),
                Claim::PassedOver => next += 1,
                Claim::Gone => return self.find_in_all(state, frame),
            }
        }
    }

    /// As `find`, where there is more than one batch of expectations, or somebody waits for the call.
    #[inline(never)]
    #[track_caller]
    fn find_in_all<'s>(self, state: &'s State, frame: &mut dyn Frame) -> Option<&'s Expected> {
        state.tell();
        let mut expectations = state.expectations();
        while let Some(expected) = expectations.next() {
            if is_rejected(expected, frame) {
                continue;
            }
            match self.claim(state, expected, frame) {
                Claim::Granted => return Some(expected),
                // What it was replaced by, if anything, has the same place in the order.
                Claim::Gone => expectations = state.expectations(),
                Claim::PassedOver => {}
            }
        }
        None
    }

    /// Takes one use of an expectation that was [sought](Frame::seek), if it is for the call in `frame`.
    #[inline(always)]
    #[track_caller]
    fn claim(self, state: &State, expected: &Expected, frame: &mut dyn Frame) -> Claim {
        if let Some(matcher @ (CallMatcher::Each(.., Asking::Capturing) | CallMatcher::Whole(..))) =
            &expected.plan.matcher
        {
            return self.claim_otherwise(state, expected, matcher, frame);
        }
        match expected.plan.place {
            None if expected.claim() => Claim::Granted,
            _ => self.claim_in_turn(state, expected, frame),
        }
    }

    /// Takes one use of an expectation whose matcher captures, or is a closure that sees all arguments.
    #[inline(never)]
    #[track_caller]
    fn claim_otherwise(
        self,
        state: &State,
        expected: &Expected,
        matcher: &CallMatcher,
        frame: &mut dyn Frame,
    ) -> Claim {
        match matcher.accepts(frame) {
            Ok(true) => {}
            Ok(false) => return Claim::PassedOver,
            Err(trouble) => report::matcher_trouble(self, frame, expected, &trouble),
        }
        if expected.plan.place.is_none() && expected.claim() {
            matcher.settle(true);
            return Claim::Granted;
        }
        self.claim_in_turn(state, expected, frame)
    }

    /// Takes one use of an expectation that may have a place in a sequence. Once its turn is over, it
    /// leaves calls to others, if there are any.
    #[inline(never)]
    #[track_caller]
    fn claim_in_turn(self, state: &State, expected: &Expected, frame: &mut dyn Frame) -> Claim {
        let place = &expected.plan.place;
        let is_over = place.as_ref().is_some_and(|place| place.is_history()) && !state.is_sole();
        let is_granted = !is_over && place.is_some() && expected.claim();
        if let Some(matcher) = &expected.plan.matcher {
            matcher.settle(is_granted);
        }
        match place {
            Some(place) if is_granted => match place.enter() {
                true => Claim::Granted,
                false => report::out_of_sequence(self, frame, expected),
            },
            _ if expected.is_gone() => Claim::Gone,
            _ => {
                if !is_over && (state.is_sole() || self.forbids(state, expected, frame)) {
                    expected.exceed();
                    if !std::thread::panicking() {
                        report::too_many(self, frame, expected);
                    }
                }
                Claim::PassedOver
            }
        }
    }

    /// Whether the call in `frame`, which the expectation is for, is one too many, though something would answer it: what was
    /// said of the whole mock, or, where it was said to be never made, of all calls of the method. Another expectation that
    /// is for it answers it.
    #[cold]
    fn forbids(self, state: &State, expected: &Expected, frame: &dyn Frame) -> bool {
        let is_never = expected.plan.times.most == 0;
        let falls_back = match state.has_fallback() {
            true => is_never,
            false => self.passes_on() || self.is_lenient(),
        };
        falls_back
            && expected.plan.place.is_none()
            && !state.expectations().any(|other| other.would_take(frame))
    }

    /// Answers by what is no closure that one call at a time runs.
    #[inline(never)]
    #[track_caller]
    fn answer_otherwise(
        self,
        frame: &mut dyn Frame,
        expected: Option<&Expected>,
        thread: u32,
    ) -> Outcome {
        let Some(expected) = expected else { return self.answer_unexpected(frame, thread) };
        let Some(effect) = expected.effect() else {
            return self.answer_as_by_default(frame, expected, thread);
        };
        match effect.answer(frame, thread) {
            Ok(outcome) => outcome,
            Err(trouble) => report::trouble(self, frame, effect, Some(expected), &trouble),
        }
    }

    /// Answers for an expectation that does not say how.
    #[track_caller]
    fn answer_as_by_default(
        self,
        frame: &mut dyn Frame,
        expected: &Expected,
        thread: u32,
    ) -> Outcome {
        match self.fall_back(frame, Some(expected), thread) {
            Some(outcome) => outcome,
            None if self.passes_on() => Outcome::Original,
            None if frame.answer_with_default().is_ok() => Outcome::Answered(expected.plan.serial),
            None => report::no_answer(self, frame, expected),
        }
    }

    /// Answers a call that no expectation answers.
    #[track_caller]
    fn answer_unexpected(self, frame: &mut dyn Frame, thread: u32) -> Outcome {
        match self.fall_back(frame, None, thread) {
            Some(outcome) => outcome,
            None if self.passes_on() => Outcome::Original,
            None if cleans_up(frame) => Outcome::Answered(0),
            None if self.is_lenient() => match frame.answer_with_default() {
                Ok(()) => Outcome::Answered(0),
                Err(without) => report::no_match(self, frame, Some(without)),
            },
            None => report::no_match(self, frame, None),
        }
    }

    /// The fallbacks, in their order.
    #[track_caller]
    fn fall_back(
        self,
        frame: &mut dyn Frame,
        expected: Option<&Expected>,
        thread: u32,
    ) -> Option<Outcome> {
        for fallback in self.state().fallbacks_in_order()? {
            let Some(effect) = fallback.get() else { continue };
            match effect.answer(frame, thread) {
                Ok(Outcome::Original) if !self.has_original() => report::no_original(self),
                Ok(outcome) => return Some(outcome),
                Err(trouble) if matches!(*trouble, Trouble::Passed) => {}
                Err(trouble) => report::trouble(self, frame, &effect, expected, &trouble),
            }
        }
        None
    }
}
