//! The shared state of one function, and how a call is decided. Nothing here is generic.

use std::panic::Location;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::awaits::Awaits;
use super::log::SharedLog;
use super::outcome::{Answering, Panicked};
use super::script::{Claim, Expectations, Plan, Wish};
use super::{Core, Effect, Expected, Fallback, Frame, Script, Trouble};
use crate::report;

/// Where something was set up, or a call was made.
pub(crate) type Place = &'static Location<'static>;

/// What a call came to.
pub(crate) enum Outcome {
    /// The effect with this number has answered.
    Answered(u64),
    /// What is kept for the effect with this number is to be lent again.
    Again(u64),
    /// The original is to be called.
    Original,
}

#[derive(Default)]
pub(crate) struct State {
    pub(super) script: Script,
    pub(super) side_effect: Fallback,
    pub(super) returns: Fallback,
    pub(super) original: Fallback,
    calls: AtomicUsize,
    pub(super) awaits: Awaits,
    pub(super) panicked: Panicked,
    /// The record of its calls, which its `MockFn`s have too.
    pub(super) log: OnceLock<SharedLog>,
}

/// Set in the count of calls while their arguments are not recorded: a call asks and counts at once.
const UNRECORDED: usize = 1 << (usize::BITS - 1);

impl State {
    /// Keeps the record of the function's calls; the first one it gets is the one that it has.
    pub(super) fn keep_log(&self, log: SharedLog) -> SharedLog {
        self.log.get_or_init(|| log).clone()
    }

    pub(crate) fn is_recording(&self) -> bool {
        self.calls.load(Ordering::Relaxed) < UNRECORDED
    }

    pub(super) fn set_recording(&self, on: bool) {
        if on {
            self.calls.fetch_and(!UNRECORDED, Ordering::Relaxed);
        } else {
            self.calls.fetch_or(UNRECORDED, Ordering::Relaxed);
        }
    }

    /// Counts a call; whether its arguments are to be recorded.
    #[inline(always)]
    pub(super) fn count_call(&self) -> bool {
        self.calls.fetch_add(1, Ordering::Relaxed) < UNRECORDED
    }

    pub(crate) fn call_count(&self) -> usize {
        self.calls.load(Ordering::Relaxed) & !UNRECORDED
    }

    pub(super) fn forget_calls(&self) {
        self.calls.fetch_and(UNRECORDED, Ordering::Relaxed);
        self.awaits.forget();
        self.panicked.forget();
    }

    /// The expectations that are left, in order of definition.
    #[inline(always)]
    pub(crate) fn expectations(&self) -> Expectations<'_> {
        self.script.expectations()
    }

    /// Whether the expectation is the only thing that was set up.
    #[cold]
    fn is_sole(&self) -> bool {
        let fallbacks = [&self.side_effect, &self.returns, &self.original];
        !fallbacks.iter().any(|fallback| fallback.is_set()) && self.expectations().count() == 1
    }
}

/// Answers a call that is not to be answered with the output's default value, where the test is failing
/// already: the calls that destructors make must not end the whole process.
#[cold]
fn cleans_up(frame: &mut dyn Frame) -> bool {
    std::thread::panicking() && frame.answer_with_default()
}

impl Core<'_> {
    /// Lets the expectation `serial` follow a wish.
    #[track_caller]
    pub(super) fn wish(self, serial: u64, wish: Wish) {
        if !self.state().script.follow(serial, wish) {
            report::forgotten_expectation(self);
        }
    }

    /// Decides who answers the call in `frame`, and lets it answer.
    #[track_caller]
    pub(super) fn answer(self, frame: &mut dyn Frame, order: u64) -> Outcome {
        let answering = Answering { panicked: &self.state().panicked, order };
        let outcome = self.decide(frame);
        answering.end();
        outcome
    }

    #[inline(always)]
    #[track_caller]
    fn decide(self, frame: &mut dyn Frame) -> Outcome {
        let state = self.state();
        let mut expectations = state.expectations();
        while let Some(expected) = expectations.next() {
            if let Some(matcher) = &expected.plan.matcher {
                match matcher.accepts(frame) {
                    Ok(true) => {}
                    Ok(false) => continue,
                    Err(trouble) => report::matcher_trouble(self, frame, expected, &trouble),
                }
            }
            let is_passed_over =
                expected.plan.place.is_some() && expected.is_history() && !state.is_sole();
            let claim = if is_passed_over { Claim::UsedUp } else { expected.claim() };
            if let Some(matcher) = &expected.plan.matcher {
                matcher.settle(matches!(claim, Claim::Granted));
            }
            match claim {
                Claim::Granted => {
                    return match &expected.plan {
                        Plan { place: None, effect: Some(effect), .. } => {
                            self.run(frame, effect, Some(expected))
                        }
                        _ => self.answer_in_turn(frame, expected),
                    };
                }
                Claim::UsedUp if !is_passed_over && state.is_sole() => {
                    expected.exceed();
                    if cleans_up(frame) {
                        return Outcome::Answered(0);
                    }
                    report::too_many(self, frame, expected)
                }
                Claim::UsedUp => {}
                // What it was replaced by, if anything, has the same place in the order.
                Claim::Gone => expectations = state.expectations(),
            }
        }
        match self.fall_back(frame, None) {
            Some(outcome) => outcome,
            None if self.passes_on() => Outcome::Original,
            None if self.is_lenient() && frame.answer_with_default() => Outcome::Answered(0),
            None if cleans_up(frame) => Outcome::Answered(0),
            None => report::no_match(self, frame),
        }
    }

    #[track_caller]
    fn answer_in_turn(self, frame: &mut dyn Frame, expected: &Expected) -> Outcome {
        if let Some(place) = &expected.plan.place {
            if !place.enter() {
                report::out_of_sequence(self, frame, expected);
            }
        }
        if let Some(effect) = &expected.plan.effect {
            return self.run(frame, effect, Some(expected));
        }
        match self.fall_back(frame, Some(expected)) {
            Some(outcome) => outcome,
            None if self.passes_on() => Outcome::Original,
            None if frame.answer_with_default() => Outcome::Answered(expected.plan.serial),
            None => report::no_answer(self, frame, expected),
        }
    }

    /// The defaults, in their order.
    #[track_caller]
    fn fall_back(self, frame: &mut dyn Frame, expected: Option<&Expected>) -> Option<Outcome> {
        let state = self.state();
        for fallback in [&state.side_effect, &state.returns, &state.original] {
            let Some(effect) = fallback.get() else { continue };
            match effect.answer(frame) {
                Ok(Outcome::Original) if !self.has_original() => report::no_original(self),
                Ok(outcome) => return Some(outcome),
                Err(Trouble::Passed) => {}
                Err(trouble) => report::trouble(self, frame, &effect, expected, &trouble),
            }
        }
        None
    }

    #[inline(always)]
    #[track_caller]
    fn run(self, frame: &mut dyn Frame, effect: &Effect, expected: Option<&Expected>) -> Outcome {
        match effect.answer(frame) {
            Ok(outcome) => outcome,
            Err(trouble) => report::trouble(self, frame, effect, expected, &trouble),
        }
    }
}
