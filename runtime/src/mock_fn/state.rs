//! The shared state of one function, and how a call is decided. Nothing here is generic.
//!
//! The script is an immutable snapshot behind a lock: a call takes a reference to it and lets go
//! of the lock before any matcher or effect runs, so user code never runs under a lock of ours.

use std::panic::Location;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::script::{Claim, Wish};
use super::{Core, Effect, Expected, Frame, Script, Trouble};
use crate::report;

/// What a call came to.
pub(crate) enum Outcome {
    /// The effect with this number has answered.
    Answered(u64),
    /// The variable of the effect with this number is to be lent again.
    Again(u64),
    /// The original is to be called.
    Original,
}

pub(crate) struct State {
    script: Mutex<Arc<Script>>,
    calls: AtomicUsize,
    recording: AtomicBool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            script: Mutex::default(),
            calls: AtomicUsize::new(0),
            recording: AtomicBool::new(true),
        }
    }
}

impl State {
    /// The script is never left half-changed, so a panic while it was locked does no harm.
    fn lock(&self) -> MutexGuard<'_, Arc<Script>> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn script(&self) -> Arc<Script> {
        self.lock().clone()
    }

    /// Changes the script; what the change returns, old closures for example, is dropped by the
    /// caller, outside the lock.
    pub(crate) fn edit<T>(&self, change: impl FnOnce(&mut Script) -> T) -> T {
        change(Arc::make_mut(&mut self.lock()))
    }

    /// Appends an expectation that answers every call, and tells its number.
    pub(crate) fn expect(&self, set_at: Place) -> u64 {
        let expected = Expected::new(set_at);
        let serial = expected.plan.serial;
        self.edit(|script| script.expectations.push(Arc::new(expected)));
        serial
    }

    pub(crate) fn forget_expectations(&self) {
        let forgotten = self.edit(|script| std::mem::take(&mut script.expectations));
        drop(forgotten);
    }

    pub(crate) fn each_unmet(&self, mut tell: impl FnMut(&Expected)) {
        for expected in &self.script().expectations {
            if expected.used() < expected.plan.times.least() {
                tell(expected);
            }
        }
    }

    pub(crate) fn is_recording(&self) -> bool {
        self.recording.load(Ordering::Relaxed)
    }

    pub(crate) fn set_recording(&self, on: bool) {
        self.recording.store(on, Ordering::Relaxed);
    }

    pub(crate) fn count_call(&self) {
        self.calls.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn call_count(&self) -> usize {
        self.calls.load(Ordering::Relaxed)
    }

    pub(crate) fn forget_calls(&self) {
        self.calls.store(0, Ordering::Relaxed);
    }
}

impl Core<'_> {
    /// Lets the expectation `serial` follow a wish.
    #[track_caller]
    pub(crate) fn wish(self, serial: u64, wish: Wish) {
        let replaced =
            self.state.edit(|script| script.plan_mut(serial).map(|plan| plan.follow(wish)));
        if replaced.is_none() {
            report::forgotten_expectation(self);
        }
    }

    /// Decides who answers the call in `frame`, and lets it answer.
    #[track_caller]
    pub(crate) fn answer(self, frame: &mut dyn Frame) -> Outcome {
        loop {
            let script = self.state.script();
            match self.first_match(&script, frame) {
                Choice::Expected(expected) => {
                    if let Some(place) = &expected.plan.place {
                        if !place.enter() {
                            report::out_of_sequence(self, frame, expected);
                        }
                    }
                    return match &expected.plan.effect {
                        Some(effect) => self.run(frame, effect, Some(expected)),
                        None => self.answer_by_default(frame, &script, Some(expected)),
                    };
                }
                Choice::Nothing => return self.answer_by_default(frame, &script, None),
                Choice::ScriptChanged => {}
            }
        }
    }

    #[track_caller]
    fn first_match<'s>(self, script: &'s Script, frame: &mut dyn Frame) -> Choice<'s> {
        let expectations = script.expectations.as_slice();
        let mut next = 0;
        while next < expectations.len() {
            let expected = &expectations[next];
            next += 1;
            if let Some(matcher) = &expected.plan.matcher {
                if !matcher.accepts(frame) {
                    continue;
                }
            }
            let sole = expectations.len() == 1 && !script.has_default();
            if !sole && expected.is_history() {
                continue;
            }
            match expected.claim() {
                Claim::Granted => return Choice::Expected(expected),
                Claim::Replaced => return Choice::ScriptChanged,
                Claim::UsedUp if sole => report::too_many(self, frame, expected),
                Claim::UsedUp => {}
            }
        }
        Choice::Nothing
    }

    /// Nothing was expected, or an expectation that leaves the answer open: the defaults.
    #[track_caller]
    fn answer_by_default(
        self,
        frame: &mut dyn Frame,
        script: &Script,
        expected: Option<&Expected>,
    ) -> Outcome {
        match (script.default_effect(), expected) {
            (Some(effect), _) => self.run(frame, effect, expected),
            (None, Some(expected)) => {
                if frame.answer_with_unit() {
                    return Outcome::Answered(expected.plan.serial);
                }
                report::no_answer(self, frame, expected)
            }
            (None, None) => report::no_match(self, frame, script),
        }
    }

    #[track_caller]
    fn run(self, frame: &mut dyn Frame, effect: &Effect, expected: Option<&Expected>) -> Outcome {
        if effect.is_original() {
            return Outcome::Original;
        }
        if effect.has_been_lent() {
            return Outcome::Again(effect.serial);
        }
        match effect.run(frame) {
            Ok(()) => Outcome::Answered(effect.serial),
            Err(trouble) => self.report_trouble(frame, effect, expected, &trouble),
        }
    }

    #[cold]
    #[track_caller]
    fn report_trouble(
        self,
        frame: &dyn Frame,
        effect: &Effect,
        expected: Option<&Expected>,
        trouble: &Trouble,
    ) -> ! {
        report::trouble(self, frame, effect, expected, trouble)
    }
}

enum Choice<'s> {
    Expected(&'s Expected),
    Nothing,
    ScriptChanged,
}

/// Where something was set up.
pub(crate) type Place = &'static Location<'static>;
