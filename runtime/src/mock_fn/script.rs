//! The script of one function: its expectations, in order of definition.
//!
//! A call reads the script without a lock. What is being set up is a draft behind a mutex; the first
//! call that comes seals the draft into a batch, which is appended to a chain and never moves
//! again. An expectation that is set up further after that is replaced by a changed copy.
//!
//! What goes before all expectations so far is a script of its own, ahead of this one.

use std::sync::atomic::{AtomicU8, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::call_matcher::CallMatcher;
use super::sequence::SequencePlace;
use super::state::Place;
use super::{Effect, Sequence, Times};

#[derive(Default)]
pub(crate) struct Script {
    draft: Mutex<Vec<Expected>>,
    /// What there is besides the batches: [`DRAFT`], [`AHEAD`]. Most calls find nothing.
    besides: AtomicU8,
    first: OnceLock<Box<Batch>>,
    /// What goes before all of this; it may have another one ahead.
    ahead: OnceLock<Box<Script>>,
}

/// There is a draft.
const DRAFT: u8 = 1;
/// There is a script ahead.
const AHEAD: u8 = 2;

/// Expectations that were set up together.
struct Batch {
    expected: Vec<Expected>,
    next: OnceLock<Box<Batch>>,
}

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
    pub(crate) matcher: Option<Arc<CallMatcher>>,
    pub(crate) times: Times,
    pub(crate) effect: Option<Arc<Effect>>,
    pub(crate) place: Option<Arc<SequencePlace>>,
}

/// One thing that the user says of an expectation.
pub(crate) enum Wish {
    Matcher(Arc<CallMatcher>),
    Times(Times),
    Effect(Arc<Effect>),
    Place(Sequence),
}

pub(super) enum Claim {
    Granted,
    UsedUp,
    /// It was replaced or forgotten since it was looked at.
    Gone,
}

/// Set in the count of an expectation that was replaced or forgotten.
const GONE: usize = 1 << (usize::BITS - 1);

impl Script {
    fn lock_draft(&self) -> MutexGuard<'_, Vec<Expected>> {
        self.draft.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Appends an expectation of every call, and tells its number.
    pub(super) fn expect(&self, set_at: Place) -> u64 {
        let expected = Expected::new(Plan::new(set_at), 0);
        let serial = expected.plan.serial;
        let mut draft = self.lock_draft();
        draft.push(expected);
        self.besides.fetch_or(DRAFT, Ordering::Release);
        serial
    }

    /// Puts an expectation of every call before all there are, and tells its number.
    pub(super) fn expect_first(&self, set_at: Place) -> u64 {
        let mut script = self;
        loop {
            let mut serial = None;
            let ahead = script.ahead.get_or_init(|| {
                let ahead = Box::<Self>::default();
                serial = Some(ahead.expect(set_at));
                ahead
            });
            if let Some(serial) = serial {
                self.besides.fetch_or(AHEAD, Ordering::Release);
                return serial;
            }
            script = ahead;
        }
    }

    /// Lets the expectation `serial` follow a wish, if it is still there. What the wish replaces is
    /// dropped where no lock is held.
    pub(super) fn follow(&self, serial: u64, wish: Wish) -> bool {
        let mut draft = self.lock_draft();
        if let Some(expected) = draft.iter_mut().rev().find(|e| e.plan.serial == serial) {
            let replaced = expected.plan.follow(wish);
            drop(draft);
            drop(replaced);
            return true;
        }
        drop(draft);
        let sealed = self.expectations().find(|expected| expected.plan.serial == serial);
        sealed.is_some_and(|expected| expected.replace(wish))
    }

    /// The expectations that are left, in the order in which they are tried: all that a call has seen, and
    /// those of the draft, which it sees now.
    #[inline(always)]
    pub(crate) fn expectations(&self) -> Expectations<'_> {
        if self.besides.load(Ordering::Acquire) != 0 {
            return self.all_expectations();
        }
        self.batches()
    }

    /// The expectations, with those of the draft and of the scripts ahead.
    #[cold]
    fn all_expectations(&self) -> Expectations<'_> {
        let mut above = 0;
        let mut first = self;
        while let Some(ahead) = first.ahead.get() {
            first = ahead;
            above += 1;
        }
        Expectations { later: Some((self, above)), ..first.sealed() }
    }

    /// The script that is so many ahead.
    fn ahead_by(&self, count: usize) -> &Self {
        let mut script = self;
        for _ in 0..count {
            script = script.ahead.get().map_or(script, |ahead| ahead);
        }
        script
    }

    /// Those of this script alone, with its draft.
    fn sealed(&self) -> Expectations<'_> {
        if self.besides.load(Ordering::Acquire) & DRAFT != 0 {
            self.seal();
        }
        self.batches()
    }

    #[inline(always)]
    fn batches(&self) -> Expectations<'_> {
        match self.first.get() {
            Some(batch) => {
                Expectations { batch: Some(batch), expected: &batch.expected, next: 0, later: None }
            }
            None => Expectations { batch: None, expected: &[], next: 0, later: None },
        }
    }

    #[cold]
    fn seal(&self) {
        let mut draft = self.lock_draft();
        if !draft.is_empty() {
            // The lock is held, so nobody else appends, and the order stays that of definition.
            let mut end = &self.first;
            while let Some(batch) = end.get() {
                end = &batch.next;
            }
            let expected = std::mem::take(&mut *draft);
            end.get_or_init(|| Box::new(Batch { expected, next: OnceLock::new() }));
        }
        // Not before the batch can be found: a call that sees no draft looks there at once.
        self.besides.fetch_and(!DRAFT, Ordering::Release);
    }

    /// Forgets all expectations, and lets go of their effects.
    pub(super) fn forget(&self) {
        for expected in self.expectations() {
            expected.used.fetch_or(GONE, Ordering::AcqRel);
            if let Some(effect) = &expected.plan.effect {
                effect.retire();
            }
        }
    }
}

/// Walks through the chain of batches, and through the replacements. It is on the way of every
/// call, also in unoptimized builds: hence no adaptors.
pub(crate) struct Expectations<'s> {
    batch: Option<&'s Batch>,
    expected: &'s [Expected],
    next: usize,
    /// The script in front of which this one is, and how far in front.
    later: Option<(&'s Script, usize)>,
}

impl Expectations<'_> {
    /// Goes on with the script behind this one, if there is one.
    #[cold]
    fn step_back(&mut self) -> bool {
        match self.later {
            Some((last, above)) if above > 0 => {
                let behind = last.ahead_by(above - 1).sealed();
                *self = Self { later: Some((last, above - 1)), ..behind };
                true
            }
            _ => false,
        }
    }
}

impl<'s> Iterator for Expectations<'s> {
    type Item = &'s Expected;

    #[inline(always)]
    fn next(&mut self) -> Option<&'s Expected> {
        loop {
            if self.next < self.expected.len() {
                let expected = &self.expected[self.next];
                self.next += 1;
                if expected.used.load(Ordering::Acquire) < GONE {
                    return Some(expected);
                }
                if let Some(replacement) = expected.replacement() {
                    return Some(replacement);
                }
            } else {
                let next = match self.batch {
                    Some(batch) => batch.next.get(),
                    None => None,
                };
                match next {
                    Some(batch) => {
                        let batch: &Batch = batch;
                        (self.batch, self.expected, self.next) = (Some(batch), &batch.expected, 0);
                    }
                    None if self.later.is_some() && self.step_back() => {}
                    None => return None,
                }
            }
        }
    }
}

impl Expected {
    fn new(plan: Plan, used: usize) -> Self {
        let (used, excess) = (AtomicUsize::new(used), AtomicUsize::new(0));
        Self { used, excess, plan, replacement: OnceLock::new() }
    }

    /// Puts a copy in its place which follows the wish; false if it was forgotten.
    ///
    /// The copy is there before this one goes, so no call finds neither.
    fn replace(&self, wish: Wish) -> bool {
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
    pub(super) fn claim(&self) -> Claim {
        let used = self.used.fetch_add(1, Ordering::AcqRel);
        if used < GONE && used < self.plan.times.most() {
            return Claim::Granted;
        }
        self.used.fetch_sub(1, Ordering::AcqRel);
        if used < GONE { Claim::UsedUp } else { Claim::Gone }
    }

    /// What it was replaced by last, if that is not forgotten.
    fn replacement(&self) -> Option<&Self> {
        let mut last = self;
        while last.used.load(Ordering::Acquire) >= GONE {
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
        let (matcher, effect, place) = (None, None, None);
        Self { serial: next_serial(), set_at, matcher, times: Times::default(), effect, place }
    }

    /// Follows the wish; what it replaces comes back.
    fn follow(&mut self, wish: Wish) -> Option<Wish> {
        match wish {
            Wish::Matcher(matcher) => self.matcher.replace(matcher).map(Wish::Matcher),
            Wish::Effect(effect) => self.effect.replace(effect).map(Wish::Effect),
            Wish::Times(times) => {
                self.times = times;
                None
            }
            Wish::Place(mut sequence) => {
                self.place = Some(Arc::new(sequence.join(self.times, self.set_at)));
                None
            }
        }
    }
}

/// A number that no other expectation or effect of the process has.
pub(super) fn next_serial() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
