//! The record of one function's calls: dense and typed inside, read through a table of functions, so that a
//! `MockFn` is `Send + Sync` and of one type whatever is kept of its arguments.
//!
//! What names a signature is instantiated for every one, used or not: it is kept small, and all that
//! can be is left to code that is compiled once.

use std::any::Any;
use std::sync::Arc;

use super::brief::Brief;
use super::keeping::Reading;
#[cfg(feature = "rename")]
use super::keeping::{entry, is_of_this_signature};
use super::{Keeping, Meant, Stamp};
use crate::matcher::Verdicts;
use crate::report::Texts;
use crate::signature::Args;

/// The record of one function's calls, whatever its signature.
pub struct Log {
    pub(super) runs: Brief<Runs>,
}

/// Calls are pushed to `open`. A snapshot closes the run, so that it can be looked at without the
/// lock; the next call opens it again, if nobody looks at it any more.
pub(super) struct Runs {
    closed: Option<SharedRun>,
    open: Option<Entries>,
}

/// A run of calls that has been closed.
pub(crate) type SharedRun = Arc<Run>;

pub(crate) struct Run {
    earlier: Option<SharedRun>,
    /// How many calls the earlier runs have.
    start: usize,
    entries: Entries,
}

/// Recorded calls of one signature: a `Vec` of entries of its own, and what can be read of them.
struct Entries {
    of: Box<dyn Any + Send + Sync>,
    /// How many there are, with the one that is about to be pushed.
    count: usize,
    reading: &'static Reading,
}

impl Entries {
    #[cold]
    fn begun(closed: &mut Option<SharedRun>, reading: &'static Reading) -> Self {
        match closed {
            Some(_) => Self::reopened(closed),
            None => None,
        }
        .unwrap_or_else(|| Self { of: (reading.none)(), count: 0, reading })
    }

    /// Those of the run that was closed last, if nobody looks at it.
    #[cold]
    fn reopened(closed: &mut Option<SharedRun>) -> Option<Self> {
        match Arc::try_unwrap(closed.take()?) {
            Ok(Run { earlier, entries, .. }) => {
                *closed = earlier;
                Some(entries)
            }
            Err(looked_at) => {
                *closed = Some(looked_at);
                None
            }
        }
    }
}

#[cfg(feature = "rename")]
type TextEntry = (Stamp, Vec<String>);

#[cfg(feature = "rename")]
static READING_TEXTS: Reading = Reading {
    none: || Box::new(Vec::<TextEntry>::new()),
    stamp: |of, index| entry::<TextEntry>(of, index).0,
    write: |of, index, texts| {
        entry::<TextEntry>(of, index).1.iter().for_each(|text| texts.text(text))
    },
};

impl Log {
    /// Records a call, of whose arguments nothing is kept but their texts.
    #[cfg(feature = "rename")]
    pub(super) fn record_texts(&self, stamp: Stamp, kept: Vec<String>) {
        let mut runs = self.runs.lock();
        match runs.open(&READING_TEXTS).downcast_mut::<Vec<TextEntry>>() {
            Some(entries) => entries.push((stamp, kept)),
            None => is_of_this_signature(),
        }
    }

    pub(super) const fn new() -> Self {
        Self { runs: Brief::new(Runs::new()) }
    }

    /// The calls so far, if there are any; later calls don't change what comes back.
    pub(super) fn calls(&self) -> Option<SharedRun> {
        let mut runs = self.runs.lock();
        runs.close();
        runs.closed.clone()
    }

    pub(super) fn clear(&self) {
        let forgotten = std::mem::replace(&mut *self.runs.lock(), Runs::new());
        drop(forgotten);
    }
}

impl Runs {
    const fn new() -> Self {
        Self { closed: None, open: None }
    }

    /// The entries that one more is about to be pushed to.
    pub(super) fn open(&mut self, reading: &'static Reading) -> &mut dyn Any {
        let open = match &mut self.open {
            Some(open) => open,
            none => none.insert(Entries::begun(&mut self.closed, reading)),
        };
        open.count += 1;
        &mut *open.of
    }

    fn close(&mut self) {
        let Some(entries) = self.open.take() else { return };
        let earlier = self.closed.take();
        let start = earlier.as_ref().map_or(0, |earlier| earlier.len());
        self.closed = Some(Arc::new(Run { earlier, start, entries }));
    }
}

impl Run {
    /// Where a call is kept, and which one it is there.
    fn find(&self, index: usize) -> (&Entries, usize) {
        let mut this = self;
        while let (true, Some(earlier)) = (index < this.start, &this.earlier) {
            this = earlier;
        }
        (&this.entries, index - this.start)
    }
}

/// Recorded calls, whatever their signature.
pub(crate) trait Recorded: Send + Sync {
    fn len(&self) -> usize;
    fn stamp(&self, index: usize) -> Stamp;
    fn write(&self, index: usize, texts: &mut Texts);
    /// Which arguments of a call are those that are meant.
    fn accepted(&self, index: usize, meant: &dyn Meant) -> Verdicts;
}

impl Recorded for Run {
    fn len(&self) -> usize {
        self.start + self.entries.count
    }
    fn stamp(&self, index: usize) -> Stamp {
        let (entries, index) = self.find(index);
        (entries.reading.stamp)(&*entries.of, index)
    }
    fn write(&self, index: usize, texts: &mut Texts) {
        let (entries, index) = self.find(index);
        (entries.reading.write)(&*entries.of, index, texts);
    }
    fn accepted(&self, index: usize, meant: &dyn Meant) -> Verdicts {
        let (entries, index) = self.find(index);
        meant.accepted(&*entries.of, index)
    }
}

/// No calls at all.
pub(crate) struct NoCalls;

impl Recorded for NoCalls {
    fn len(&self) -> usize {
        0
    }
    fn stamp(&self, _: usize) -> Stamp {
        unreachable!("there are no calls")
    }
    fn write(&self, _: usize, _: &mut Texts) {}
    fn accepted(&self, _: usize, _: &dyn Meant) -> Verdicts {
        Verdicts::default()
    }
}

/// The calls so far, for those that want to know nothing of their signature.
pub(super) fn recorded(calls: &Option<SharedRun>) -> &dyn Recorded {
    match calls {
        Some(run) => &**run,
        None => &NoCalls,
    }
}

/// The calls of a function up to some moment.
pub(crate) struct Snapshot<A: Args> {
    run: SharedRun,
    keeping: &'static Keeping<A>,
}

impl<A: Args> Clone for Snapshot<A> {
    fn clone(&self) -> Self {
        Self { run: self.run.clone(), keeping: self.keeping }
    }
}

impl<A: Args> Snapshot<A> {
    pub(super) fn new(run: SharedRun, keeping: &'static Keeping<A>) -> Self {
        Self { run, keeping }
    }
    /// Those values of a call that were kept and can be seen.
    pub(crate) fn seen(&self, index: usize) -> A::Seen<'_> {
        let (entries, index) = self.run.find(index);
        (self.keeping.see)(&*entries.of, index)
    }
    pub(crate) fn recorded(&self) -> &dyn Recorded {
        &*self.run
    }
}
