//! One expectation: what the user said of it, and how often it has answered.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use super::call_matcher::CallMatcher;
use super::sequence::SequencePlace;
use super::stamp::{Place, next_order};
use super::{Effect, Frame, Sequence, Times};

/// An expectation, and how often it has answered.
pub(crate) struct Expected {
    used: AtomicUsize,
    /// Calls that matched when it was used up, and failed for that.
    excess: AtomicUsize,
    pub(crate) plan: Plan,
    replacement: OnceLock<Box<Expected>>,
}

/// What the user said of an expectation.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) serial: u64,
    pub(crate) set_at: Place,
    /// Whether it looks at nothing but how often it may answer: there is no matcher, and no place. Every call asks.
    is_of_every_call: bool,
    pub(crate) matcher: Option<CallMatcher>,
    pub(crate) times: Times,
    pub(crate) effect: Option<Arc<Effect>>,
    pub(crate) place: Option<Arc<SequencePlace>>,
}

/// One thing that the user says of an expectation.
pub(crate) enum Wish {
    Matcher(CallMatcher),
    Times(Times),
    Effect(Arc<Effect>),
    Place(Sequence),
}

pub(super) enum Claim {
    Granted,
    /// It is for another call, or has no use left, or its turn in a sequence is over.
    PassedOver,
    /// It was replaced or forgotten since it was looked at.
    Gone,
}

/// Set in the count of an expectation that was replaced or forgotten.
const GONE: usize = 1 << (usize::BITS - 1);

impl Expected {
    pub(super) fn of_every_call(set_at: Place) -> Self {
        Self::new(Plan::new(set_at), 0)
    }

    fn new(plan: Plan, used: usize) -> Self {
        let (used, excess) = (AtomicUsize::new(used), AtomicUsize::new(0));
        Self { used, excess, plan, replacement: OnceLock::new() }
    }

    /// Puts a copy in its place which follows the wish; false if it was forgotten.
    ///
    /// The copy is there before this one goes, so no call finds neither.
    pub(super) fn replace(&self, wish: Wish) -> bool {
        let seen = self.used.load(Ordering::Acquire);
        if seen >= GONE {
            return false;
        }
        let mut plan = self.plan.clone();
        drop(plan.follow(wish));
        let copy = self.replacement.get_or_init(|| Box::new(Self::new(plan, seen)));
        let used = self.used.fetch_or(GONE, Ordering::AcqRel);
        if used >= GONE {
            copy.used.fetch_or(GONE, Ordering::AcqRel);
            return false;
        }
        copy.used.fetch_add(used - seen, Ordering::AcqRel);
        true
    }

    /// Takes one use, if there is one left.
    #[inline(always)]
    pub(super) fn claim(&self) -> bool {
        let used = self.used.fetch_add(1, Ordering::AcqRel);
        // The most that can be said is less than the mark.
        if used < self.plan.times.most {
            return true;
        }
        self.used.fetch_sub(1, Ordering::AcqRel);
        false
    }

    pub(crate) fn has_use_left(&self) -> bool {
        self.used() < self.plan.times.most
    }

    #[inline(always)]
    pub(crate) fn is_of_every_call(&self) -> bool {
        self.plan.is_of_every_call
    }

    /// What answers its calls, if it says how.
    #[inline(always)]
    pub(super) fn effect(&self) -> Option<&Effect> {
        match &self.plan.effect {
            Some(effect) => Some(effect),
            None => None,
        }
    }

    /// Whether it has a use left, and is for the call in `frame`, as far as that can be told.
    pub(super) fn would_take(&self, frame: &dyn Frame) -> bool {
        let takes = |matcher: &CallMatcher| {
            let is_for_it = matcher.accepts(frame).unwrap_or(true);
            matcher.settle(false);
            is_for_it
        };
        self.has_use_left() && self.plan.matcher.as_ref().is_none_or(takes)
    }

    /// Whether it was replaced or forgotten.
    pub(super) fn is_gone(&self) -> bool {
        self.used.load(Ordering::Acquire) >= GONE
    }

    /// Forgets it, and lets go of its effect.
    pub(super) fn forget(&self) {
        self.used.fetch_or(GONE, Ordering::AcqRel);
        if let Some(effect) = &self.plan.effect {
            effect.retire();
        }
    }

    /// What it was replaced by last, if that is not forgotten.
    pub(super) fn replacement(&self) -> Option<&Self> {
        let mut last = self;
        while last.is_gone() {
            last = last.replacement.get()?;
        }
        Some(last)
    }

    /// How often it has answered.
    pub(crate) fn used(&self) -> usize {
        self.used.load(Ordering::Acquire) & !GONE
    }

    /// Notes a call too many.
    pub(super) fn exceed(&self) {
        self.excess.fetch_add(1, Ordering::Relaxed);
    }

    /// How often it has been called more than it may be.
    pub(crate) fn excess(&self) -> usize {
        self.excess.load(Ordering::Relaxed)
    }

    /// Whether it has been called less often than it expects, or more.
    pub(super) fn is_unmet(&self) -> bool {
        self.used() < self.plan.times.least() || self.excess() > 0
    }

    /// Whether its turn in a sequence is over.
    pub(crate) fn is_history(&self) -> bool {
        match &self.plan.place {
            Some(place) => place.is_history(),
            None => false,
        }
    }
}

impl std::fmt::Display for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.plan.matcher {
            Some(matcher) => f.write_str(&matcher.describe()),
            None => f.write_str("<anything>"),
        }
    }
}

impl Plan {
    fn new(set_at: Place) -> Self {
        Self {
            serial: next_serial(),
            set_at,
            is_of_every_call: true,
            matcher: None,
            times: Times::default(),
            effect: None,
            place: None,
        }
    }

    /// Follows the wish; what it replaces comes back.
    pub(super) fn follow(&mut self, wish: Wish) -> Option<Wish> {
        match wish {
            Wish::Matcher(matcher) => {
                self.is_of_every_call = false;
                self.matcher.replace(matcher).map(Wish::Matcher)
            }
            Wish::Effect(effect) => self.effect.replace(effect).map(Wish::Effect),
            Wish::Times(times) => {
                self.times = times;
                None
            }
            Wish::Place(mut sequence) => {
                self.is_of_every_call = false;
                self.place = Some(Arc::new(sequence.join(self.times, self.set_at)));
                None
            }
        }
    }
}

/// A number that no other expectation or effect of the process has, nor a call: all are numbered in one order.
pub(super) fn next_serial() -> u64 {
    next_order()
}
