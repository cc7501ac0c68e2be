//! The script of one function: its expectations, in order of definition.
//!
//! A call reads the script without a lock. What is being set up is a draft behind a lock; the first
//! call that comes seals the draft into a batch, which is appended to a chain and never moves
//! again. An expectation that is set up further after that is replaced by a changed copy.
//!
//! What goes before all expectations so far is a script of its own, ahead of this one.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use super::Expected;
use super::brief::Brief;
use super::expected::Wish;
use super::sought::Search;
use super::stamp::Place;

pub(crate) struct Script {
    draft: Brief<Vec<Expected>>,
    /// What a call has to mind besides the first batch; most calls find nothing.
    besides: AtomicU8,
    first: OnceLock<Batch>,
    /// What goes before all of this; it may have another one ahead.
    ahead: OnceLock<Box<Script>>,
}

/// There is a draft.
const DRAFT: u8 = 1;
/// There is a script ahead.
const AHEAD: u8 = 2;
/// There is more than one batch.
const LATER: u8 = 4;
/// Expectations were replaced or forgotten.
const CHANGED: u8 = 8;
/// Calls of the function are waited for.
const WATCHED: u8 = 16;

/// Expectations that were set up together.
pub(super) struct Batch {
    pub(super) expected: Vec<Expected>,
    /// Their matchers again, side by side, where there are several to seek among.
    pub(super) search: Option<Search>,
    next: OnceLock<Box<Batch>>,
}

impl Script {
    pub(super) const fn new() -> Self {
        Self {
            draft: Brief::new(Vec::new()),
            besides: AtomicU8::new(0),
            first: OnceLock::new(),
            ahead: OnceLock::new(),
        }
    }

    /// Appends an expectation of every call, and tells its number.
    pub(super) fn expect(&self, set_at: Place) -> u64 {
        let expected = Expected::of_every_call(set_at);
        let serial = expected.plan.serial;
        let mut draft = self.draft.lock();
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
                let ahead = Box::new(Self::new());
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
        let mut draft = self.draft.lock();
        if let Some(expected) = find(&mut draft, serial) {
            let replaced = expected.plan.follow(wish);
            drop(draft);
            drop(replaced);
            return true;
        }
        drop(draft);
        let sealed = self.expectations().find(|expected| expected.plan.serial == serial);
        self.besides.fetch_or(CHANGED, Ordering::Release);
        sealed.is_some_and(|expected| expected.replace(wish))
    }

    /// Whether the first batch is all that a call has to mind.
    #[inline(always)]
    pub(super) fn is_plain(&self) -> bool {
        self.besides.load(Ordering::SeqCst) == 0
    }

    /// The same once the draft, if there is one, is sealed.
    #[inline(never)]
    pub(super) fn is_plain_when_sealed(&self) -> bool {
        if self.besides.load(Ordering::Acquire) & DRAFT != 0 {
            self.seal();
        }
        self.is_plain()
    }

    /// The first batch.
    #[inline(always)]
    pub(super) fn first(&self) -> Option<&Batch> {
        self.first.get()
    }

    pub(super) fn watch(&self) {
        self.besides.fetch_or(WATCHED, Ordering::SeqCst);
    }

    pub(super) fn is_watched(&self) -> bool {
        self.besides.load(Ordering::SeqCst) & WATCHED != 0
    }

    /// The expectations that are left, in the order in which they are tried: all that a call has seen, and
    /// those of the draft, which it sees now.
    pub(crate) fn expectations(&self) -> Expectations<'_> {
        let mut above = 0;
        let mut first = self;
        while let Some(ahead) = first.ahead.get() {
            first = ahead;
            above += 1;
        }
        self.expectations_from(above)
    }

    /// Those of the script that is so many ahead, and of those behind it.
    fn expectations_from(&self, above: usize) -> Expectations<'_> {
        let mut script = self;
        for _ in 0..above {
            script = script.ahead.get().map_or(script, |ahead| ahead);
        }
        Expectations { later: Some((self, above)), ..script.sealed() }
    }

    /// Those of this script alone, with its draft.
    fn sealed(&self) -> Expectations<'_> {
        if self.besides.load(Ordering::Acquire) & DRAFT != 0 {
            self.seal();
        }
        self.batches()
    }

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
        let mut draft = self.draft.lock();
        if !draft.is_empty() {
            // The lock is held, so nobody else appends, and the order stays that of definition.
            let expected = std::mem::take(&mut *draft);
            let search = Search::among(&expected);
            self.append(Batch { expected, search, next: OnceLock::new() });
        }
        // Not before the batch can be found: a call that sees no draft looks there at once.
        self.besides.fetch_and(!DRAFT, Ordering::Release);
    }

    fn append(&self, batch: Batch) {
        let Err(batch) = self.first.set(batch) else { return };
        self.besides.fetch_or(LATER, Ordering::Release);
        let Some(mut last) = self.first.get() else { unreachable!("the first batch is there") };
        while let Some(later) = last.next.get() {
            last = later;
        }
        last.next.get_or_init(|| Box::new(batch));
    }

    /// Whether every expectation that is left has been called as often as it expects.
    pub(super) fn is_met(&self) -> bool {
        if !self.is_plain() {
            return self.expectations().all(|expected| !expected.is_unmet());
        }
        // Every function of every mock comes by here: hence a loop by hand.
        let Some(batch) = self.first() else { return true };
        for expected in &batch.expected {
            if expected.is_unmet() {
                return false;
            }
        }
        true
    }

    /// Where the last expectation was set of those that were forgotten, where none is left.
    #[cold]
    pub(super) fn forgotten(&self) -> Option<Place> {
        if self.besides.load(Ordering::Acquire) & CHANGED == 0 {
            return None;
        }
        let mut batch = self.first()?;
        while let Some(later) = batch.next.get() {
            batch = later;
        }
        let last = batch.expected.last()?;
        Some(last.plan.set_at)
    }

    /// Forgets all expectations, and lets go of their effects.
    pub(super) fn forget(&self) {
        self.besides.fetch_or(CHANGED, Ordering::Release);
        for expected in self.expectations() {
            expected.forget();
        }
    }
}

/// The expectation `serial`; as a rule it is the last one.
fn find(draft: &mut [Expected], serial: u64) -> Option<&mut Expected> {
    let (last, others) = draft.split_last_mut()?;
    if last.plan.serial == serial {
        return Some(last);
    }
    others.iter_mut().rfind(|expected| expected.plan.serial == serial)
}

/// Walks through the chain of batches, and through the replacements.
pub(crate) struct Expectations<'s> {
    batch: Option<&'s Batch>,
    expected: &'s [Expected],
    next: usize,
    /// The script in front of which this one is, and how far in front.
    later: Option<(&'s Script, usize)>,
}

impl Expectations<'_> {
    /// Those of the script behind this one, if there is one.
    fn behind(&self) -> Option<Self> {
        let (last, above) = self.later?;
        if above == 0 { None } else { Some(last.expectations_from(above - 1)) }
    }
}

impl<'s> Iterator for Expectations<'s> {
    type Item = &'s Expected;

    fn next(&mut self) -> Option<&'s Expected> {
        loop {
            if self.next < self.expected.len() {
                let expected = &self.expected[self.next];
                self.next += 1;
                if !expected.is_gone() {
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
                    None => *self = self.behind()?,
                }
            }
        }
    }
}
