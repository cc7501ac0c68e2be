//! The shared state of one function. Nothing here is generic.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::awaits::Awaits;
use super::fallback::{Fallback, Fallbacks};
use super::log::{Log, recorded};
use super::outcome::Panicked;
use super::script::Expectations;
use super::stamp::Place;
use super::{Effect, Script, Stamp, waiting};
use crate::report::Transcript;

/// What most functions never need is made when it is: a mock may have many of them.
pub(crate) struct State {
    pub(super) script: Script,
    calls: AtomicUsize,
    pub(super) log: Log,
    fallbacks: OnceLock<Box<Fallbacks>>,
    aftermath: OnceLock<Box<Aftermath>>,
}

/// What became of calls later on.
#[derive(Default)]
pub(super) struct Aftermath {
    pub(super) awaits: Awaits,
    pub(super) panicked: Panicked,
}

/// Set in the count of calls while their arguments are not recorded: a call asks and counts at once.
const OFF: usize = 1 << (usize::BITS - 1);

impl State {
    /// A function of which nothing is said. It is `const`, like all that it consists of, so that making
    /// one is copying it.
    pub(super) const fn new() -> Self {
        Self {
            script: Script::new(),
            calls: AtomicUsize::new(0),
            log: Log::new(),
            fallbacks: OnceLock::new(),
            aftermath: OnceLock::new(),
        }
    }

    pub(crate) fn is_recording(&self) -> bool {
        self.calls.load(Ordering::Relaxed) < OFF
    }

    pub(super) fn set_recording(&self, on: bool) {
        if on {
            self.calls.fetch_and(!OFF, Ordering::Relaxed);
        } else {
            self.calls.fetch_or(OFF, Ordering::Relaxed);
        }
    }

    /// Counts a call; whether its arguments are to be recorded.
    #[inline(always)]
    pub(super) fn count_call(&self) -> bool {
        self.calls.fetch_add(1, Ordering::SeqCst) < OFF
    }

    /// Counts a call; with a number, if its arguments are to be recorded.
    pub(super) fn count_call_at(&self, place: Place) -> Stamp {
        if self.count_call() { Stamp::now(place) } else { Stamp::unrecorded(place) }
    }

    pub(crate) fn call_count(&self) -> usize {
        self.calls.load(Ordering::SeqCst) & !OFF
    }

    /// How many calls were not awaited, of a function that is.
    #[cold]
    pub(super) fn not_awaited(&self) -> usize {
        let awaited = match self.aftermath.get() {
            Some(aftermath) => aftermath.awaits.count(),
            None => 0,
        };
        self.call_count().saturating_sub(awaited)
    }

    pub(super) fn forget_calls(&self) {
        self.calls.fetch_and(OFF, Ordering::Relaxed);
        if let Some(aftermath) = self.aftermath.get() {
            aftermath.awaits.forget();
            aftermath.panicked.forget();
        }
    }

    /// What answers calls that no expectation answers; it is made here, if need be.
    pub(super) fn fallbacks(&self) -> &Fallbacks {
        self.fallbacks.get_or_init(Box::default)
    }

    /// What answers calls that no expectation answers, in the order in which it is asked.
    pub(super) fn fallbacks_in_order(&self) -> Option<[&Fallback; 3]> {
        self.fallbacks.get().map(|fallbacks| fallbacks.in_order())
    }

    /// What answers most calls that no expectation answers, if it is not one of several.
    #[inline(always)]
    pub(super) fn usual_effect(&self) -> Option<&Effect> {
        match self.fallbacks.get() {
            Some(fallbacks) => fallbacks.usual(),
            None => None,
        }
    }

    pub(super) fn forget_fallback(&self, which: fn(&Fallbacks) -> &Fallback) {
        if let Some(fallbacks) = self.fallbacks.get() {
            which(fallbacks).unset();
        }
    }

    /// Whether a side effect was set, which leaves calls to what else is set up, it may be.
    pub(super) fn has_side_effect(&self) -> bool {
        self.fallbacks.get().is_some_and(|fallbacks| fallbacks.side_effect.is_set())
    }

    /// What became of calls later on; it is made here, if need be.
    pub(super) fn aftermath(&self) -> &Aftermath {
        self.aftermath.get_or_init(Box::default)
    }

    /// Whether the call with this number panicked.
    pub(super) fn has_panicked(&self, order: u64) -> bool {
        self.aftermath.get().is_some_and(|aftermath| aftermath.panicked.has(order))
    }

    /// The same, for somebody who waits: from now on calls tell of themselves.
    pub(super) fn watched(&self) -> &Self {
        self.script.watch();
        self
    }

    /// Tells those who wait that there was a call.
    pub(super) fn tell(&self) {
        if self.script.is_watched() {
            waiting::tell();
        }
    }

    /// The recorded calls that expectations have seen: those since the first one that is left was set.
    pub(super) fn transcript(&self) -> Transcript {
        let mut since = u64::MAX;
        for expected in self.expectations() {
            since = since.min(expected.plan.serial);
        }
        Transcript::since(recorded(&self.log.calls()), since)
    }

    /// The expectations that are left, in order of definition.
    #[inline(always)]
    pub(crate) fn expectations(&self) -> Expectations<'_> {
        self.script.expectations()
    }

    /// Where the last expectation was set of those that were forgotten, where none is left.
    pub(crate) fn forgotten(&self) -> Option<Place> {
        self.script.forgotten()
    }

    /// Where it was set what answered calls without an expectation, if that was forgotten.
    pub(crate) fn forgotten_fallback(&self) -> Option<Place> {
        let all = self.fallbacks_in_order().filter(|_| !self.has_fallback())?;
        all.iter().find_map(|fallback| fallback.first()).map(|effect| effect.set_at)
    }

    /// Whether the expectation is the only thing that was set up.
    #[cold]
    pub(super) fn is_sole(&self) -> bool {
        !self.has_fallback() && self.expectations().count() == 1
    }

    /// Whether anything was set up that answers without an expectation.
    #[cold]
    pub(super) fn has_fallback(&self) -> bool {
        let fallbacks = self.fallbacks_in_order();
        fallbacks.is_some_and(|all| all.iter().any(|fallback| fallback.is_set()))
    }
}
