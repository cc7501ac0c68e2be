//! The script of one function: its expectations and its defaults.

use std::any::Any;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::effect::Turnstile;
use super::sequence::SequencePlace;
use super::state::Place;
use super::{Effect, Frame, Sequence, Times};
use crate::matcher::Verdicts;

/// What one function answers. A snapshot is never changed while a call looks at it.
#[derive(Clone, Default)]
pub(crate) struct Script {
    pub(crate) expectations: Vec<Arc<Expected>>,
    pub(crate) side_effect: Option<Arc<Effect>>,
    pub(crate) returns: Option<Arc<Effect>>,
    pub(crate) original: Option<Arc<Effect>>,
}

impl Script {
    pub(crate) fn default_effect(&self) -> Option<&Effect> {
        self.side_effect.as_ref().or(self.returns.as_ref()).or(self.original.as_ref()).map(|e| &**e)
    }

    pub(super) fn has_default(&self) -> bool {
        self.side_effect.is_some() || self.returns.is_some() || self.original.is_some()
    }

    /// The plan of the expectation `serial`. Where a call still looks at the old plan, that
    /// expectation is replaced by a copy with the same count, and the call decides again.
    pub(super) fn plan_mut(&mut self, serial: u64) -> Option<&mut Plan> {
        let expected = self.expectations.iter_mut().rev().find(|e| e.plan.serial == serial)?;
        if Arc::get_mut(expected).is_none() {
            let used = AtomicUsize::new(expected.used.swap(REPLACED, Ordering::AcqRel));
            *expected = Arc::new(Expected { used, plan: expected.plan.clone() });
        }
        Arc::get_mut(expected).map(|expected| &mut expected.plan)
    }
}

/// An expectation, and how often it has answered.
pub(crate) struct Expected {
    used: AtomicUsize,
    pub(crate) plan: Plan,
}

/// What the user said of an expectation.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) serial: u64,
    pub(crate) set_at: Place,
    pub(crate) matcher: Option<Arc<CallMatcher>>,
    pub(crate) times: Times,
    pub(crate) effect: Option<Arc<Effect>>,
    pub(crate) place: Option<Arc<SequencePlace>>,
}

pub(super) enum Claim {
    Granted,
    UsedUp,
    Replaced,
}

/// One thing that the user says of an expectation.
pub(crate) enum Wish {
    Matcher(Arc<CallMatcher>),
    Times(Times),
    Effect(Arc<Effect>),
    Place(Sequence),
}

impl Plan {
    /// Follows the wish; what it replaces comes back, to be dropped where no lock is held.
    pub(super) fn follow(&mut self, wish: Wish) -> Option<Wish> {
        match wish {
            Wish::Matcher(matcher) => self.matcher.replace(matcher).map(Wish::Matcher),
            Wish::Effect(effect) => self.effect.replace(effect).map(Wish::Effect),
            Wish::Times(times) => {
                self.times = times;
                None
            }
            Wish::Place(mut sequence) => {
                self.place = Some(Arc::new(sequence.join(self.times)));
                None
            }
        }
    }
}

/// The count of an expectation whose plan has changed since a call looked at it.
const REPLACED: usize = usize::MAX;

impl Expected {
    pub(super) fn new(set_at: Place) -> Self {
        let plan = Plan {
            serial: next_serial(),
            set_at,
            matcher: None,
            times: Times::default(),
            effect: None,
            place: None,
        };
        Self { used: AtomicUsize::new(0), plan }
    }

    /// Takes one use, if there is one left.
    pub(super) fn claim(&self) -> Claim {
        let mut used = self.used.load(Ordering::Acquire);
        loop {
            if used == REPLACED {
                return Claim::Replaced;
            }
            if used >= self.plan.times.most() {
                return Claim::UsedUp;
            }
            match self.used.compare_exchange(used, used + 1, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return Claim::Granted,
                Err(changed) => used = changed,
            }
        }
    }

    /// How often it has answered.
    pub(crate) fn used(&self) -> usize {
        self.used.load(Ordering::Acquire)
    }

    /// Whether its turn in a sequence is over.
    pub(crate) fn is_history(&self) -> bool {
        match &self.plan.place {
            Some(place) => place.is_history(),
            None => false,
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.plan.matcher {
            Some(matcher) => f.write_str(&matcher.describe()),
            None => f.write_str("<anything>"),
        }
    }
}

/// What an expectation wants of all arguments of a call.
pub(crate) enum CallMatcher {
    /// A matcher for each argument; the box holds the signature's `Matchers`.
    Each(Box<dyn Any + Send + Sync>, fn(&dyn Any) -> Vec<String>),
    /// One closure that sees them all.
    Whole(Turnstile, &'static str),
}

impl CallMatcher {
    pub(super) fn accepts(&self, frame: &mut dyn Frame) -> bool {
        match self {
            Self::Each(matchers, _) => frame.accepted(&**matchers, None),
            Self::Whole(turnstile, _) => {
                turnstile.enter().is_ok_and(|mut turn| frame.accepted_whole(turn.instance()))
            }
        }
    }

    /// Which arguments are accepted; nothing where one closure sees them all.
    pub(crate) fn verdicts(&self, frame: &dyn Frame) -> Option<Verdicts> {
        match self {
            Self::Each(matchers, _) => {
                let mut verdicts = Verdicts::default();
                frame.accepted(&**matchers, Some(&mut verdicts));
                Some(verdicts)
            }
            Self::Whole(..) => None,
        }
    }

    /// What each argument must be.
    pub(crate) fn wanted(&self) -> Option<Vec<String>> {
        match self {
            Self::Each(matchers, describe) => Some(describe(&**matchers)),
            Self::Whole(..) => None,
        }
    }

    pub(crate) fn describe(&self) -> String {
        match (self.wanted(), self) {
            (Some(wanted), _) => wanted.join(", "),
            (None, Self::Whole(_, name)) => (*name).into(),
            (None, Self::Each(..)) => unreachable!("matchers for each argument say what they want"),
        }
    }
}

/// A number that no other expectation or effect of the process has.
pub(super) fn next_serial() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
