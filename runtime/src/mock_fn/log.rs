//! The record of one function's calls: dense and typed inside, seen through trait objects, so that a
//! `MockFn` is `Send + Sync` and of one type whatever is kept of its arguments.
//!
//! What names a signature is instantiated for every one, used or not: it is kept small, and all that
//! can be is left to code that is compiled once.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard};

use super::{Meant, Stamp};
use crate::matcher::Verdicts;
use crate::report::Texts;
use crate::signature::{Args, ArgsOf, ArgsView, Keepers};

/// How the calls of the signature `A` are kept in a [`Log`].
pub(crate) trait Keeping<A: Args>: Send + Sync {
    fn record(&self, log: &Log, args: &ArgsOf<'_, '_, A>, stamp: &Stamp);
    /// The values that were kept of a call, where all can be seen; else says which argument can't.
    fn views<'e>(&self, of: &'e dyn Entries, index: usize) -> Result<ArgsView<'e, A>, usize>;
    /// What matchers say of the arguments of a call.
    fn accepted(&self, of: &dyn Entries, index: usize, matchers: &A::Matchers<'_>) -> Verdicts;
}

/// They are kept by the signature's keepers.
pub(super) struct KeptBy<K>(PhantomData<fn(K)>);

impl<K> KeptBy<K> {
    pub(super) const NEW: Self = Self(PhantomData);
}

/// The record of one function's calls, whatever its signature.
pub(crate) struct Log(Mutex<Runs>);

/// Calls are pushed to `open`. A snapshot closes the run, so that it can be looked at without the
/// lock; the next call opens it again, if nobody looks at it any more.
struct Runs {
    closed: Option<SharedRun>,
    open: Option<Box<dyn Entries>>,
}

/// A run of calls that has been closed.
pub(crate) type SharedRun = Arc<Run>;

pub(crate) struct Run {
    earlier: Option<SharedRun>,
    /// How many calls the earlier runs have.
    start: usize,
    entries: Box<dyn Entries>,
}

/// Recorded calls of one signature.
pub(crate) trait Entries: Send + Sync {
    /// The signature's own `TypedEntries`.
    fn as_any(&self) -> &dyn Any;
    fn as_any_mut(&mut self) -> &mut dyn Any;
    fn len(&self) -> usize;
    fn stamp(&self, index: usize) -> Stamp;
    fn write(&self, index: usize, texts: &mut Texts);
}

struct TypedEntries<A: Args, K: Keepers<A>>(Vec<Entry<K::Kept>>);

struct Entry<T> {
    stamp: Stamp,
    kept: T,
}

fn is_of_this_signature() -> ! {
    unreachable!("a double's record is of its own signature")
}

impl<A: Args, K: Keepers<A>> Keeping<A> for KeptBy<K> {
    fn record(&self, log: &Log, args: &ArgsOf<'_, '_, A>, stamp: &Stamp) {
        // What a `Clone` of the user's does comes first: no lock is held meanwhile.
        let kept = K::keep(args);
        let mut runs = log.opened();
        let open = match &mut runs.open {
            Some(open) => open,
            none => none.insert(Box::new(TypedEntries::<A, K>(Vec::new()))),
        };
        match open.as_any_mut().downcast_mut::<TypedEntries<A, K>>() {
            Some(entries) => entries.0.push(Entry { stamp: *stamp, kept }),
            None => is_of_this_signature(),
        }
    }

    fn views<'e>(&self, of: &'e dyn Entries, index: usize) -> Result<ArgsView<'e, A>, usize> {
        match of.as_any().downcast_ref::<TypedEntries<A, K>>() {
            Some(entries) => K::views(&entries.0[index].kept),
            None => is_of_this_signature(),
        }
    }

    fn accepted(&self, of: &dyn Entries, index: usize, matchers: &A::Matchers<'_>) -> Verdicts {
        match of.as_any().downcast_ref::<TypedEntries<A, K>>() {
            Some(entries) => K::accepted(&entries.0[index].kept, matchers),
            None => is_of_this_signature(),
        }
    }
}

impl<A: Args, K: Keepers<A>> Entries for TypedEntries<A, K> {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn len(&self) -> usize {
        self.0.len()
    }
    fn stamp(&self, index: usize) -> Stamp {
        self.0[index].stamp
    }
    fn write(&self, index: usize, texts: &mut Texts) {
        K::write(&self.0[index].kept, texts);
    }
}

/// The texts of the arguments of calls that nothing else is kept of.
#[cfg(feature = "rename")]
#[derive(Default)]
struct TextEntries(Vec<Entry<Vec<String>>>);

#[cfg(feature = "rename")]
impl Entries for TextEntries {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn len(&self) -> usize {
        self.0.len()
    }
    fn stamp(&self, index: usize) -> Stamp {
        self.0[index].stamp
    }
    fn write(&self, index: usize, texts: &mut Texts) {
        self.0[index].kept.iter().for_each(|text| texts.text(text));
    }
}

impl Log {
    /// Records a call, of whose arguments nothing is kept but their texts.
    #[cfg(feature = "rename")]
    pub(super) fn record_texts(&self, stamp: Stamp, kept: Vec<String>) {
        let mut runs = self.opened();
        let open = runs.open.get_or_insert_with(|| Box::new(TextEntries::default()));
        match open.as_any_mut().downcast_mut::<TextEntries>() {
            Some(entries) => entries.0.push(Entry { stamp, kept }),
            None => is_of_this_signature(),
        }
    }

    pub(super) const fn new() -> Self {
        Self(Mutex::new(Runs::new()))
    }

    fn lock(&self) -> MutexGuard<'_, Runs> {
        match self.0.lock() {
            Ok(runs) => runs,
            Err(poisoned) => poisoned.into_inner(),
        }
    }

    /// What the next call is pushed to, if there were calls before. Every recorded call comes by here.
    #[inline]
    fn opened(&self) -> MutexGuard<'_, Runs> {
        let mut runs = match self.0.lock() {
            Ok(runs) => runs,
            Err(poisoned) => poisoned.into_inner(),
        };
        if let Runs { open: None, closed: Some(_) } = *runs {
            runs.reopen();
        }
        runs
    }

    /// The calls so far, if there are any; later calls don't change what comes back.
    pub(super) fn calls(&self) -> Option<SharedRun> {
        let mut runs = self.lock();
        runs.close();
        runs.closed.clone()
    }

    pub(super) fn clear(&self) {
        let forgotten = std::mem::replace(&mut *self.lock(), Runs::new());
        drop(forgotten);
    }
}

impl Runs {
    const fn new() -> Self {
        Self { closed: None, open: None }
    }

    /// Goes on with the run that was closed last, if nobody looks at it.
    #[cold]
    fn reopen(&mut self) {
        match self.closed.take().map(Arc::try_unwrap) {
            Some(Ok(Run { earlier, entries, .. })) => {
                self.closed = earlier;
                self.open = Some(entries);
            }
            Some(Err(looked_at)) => self.closed = Some(looked_at),
            None => {}
        }
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
    fn find(&self, index: usize) -> (&dyn Entries, usize) {
        let mut this = self;
        while let (true, Some(earlier)) = (index < this.start, &this.earlier) {
            this = earlier;
        }
        (&*this.entries, index - this.start)
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
        self.start + self.entries.len()
    }
    fn stamp(&self, index: usize) -> Stamp {
        let (entries, index) = self.find(index);
        entries.stamp(index)
    }
    fn write(&self, index: usize, texts: &mut Texts) {
        let (entries, index) = self.find(index);
        entries.write(index, texts);
    }
    fn accepted(&self, index: usize, meant: &dyn Meant) -> Verdicts {
        let (entries, index) = self.find(index);
        meant.accepted(entries, index)
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
    keeping: &'static dyn Keeping<A>,
}

impl<A: Args> Clone for Snapshot<A> {
    fn clone(&self) -> Self {
        Self { run: self.run.clone(), keeping: self.keeping }
    }
}

impl<A: Args> Snapshot<A> {
    pub(super) fn new(run: SharedRun, keeping: &'static dyn Keeping<A>) -> Self {
        Self { run, keeping }
    }
    /// The values that were kept of a call, where all can be seen; else says which argument can't.
    pub(crate) fn views(&self, index: usize) -> Result<ArgsView<'_, A>, usize> {
        let (entries, index) = self.run.find(index);
        self.keeping.views(entries, index)
    }
    pub(crate) fn recorded(&self) -> &dyn Recorded {
        &*self.run
    }
}
