//! The record of one function's calls: dense and typed inside, seen through trait objects, so that a
//! `MockFn` is `Send + Sync` and of one type whatever is kept of its arguments.
//!
//! What is here is instantiated for every signature, used or not: it is kept small, and all that
//! can be is left to code that sees a `dyn Recorded`.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard};

use super::Stamp;
use crate::matcher::Verdicts;
use crate::report::Texts;
use crate::signature::{Args, ArgsOf, ArgsView, Keepers};

/// The record of one function's calls.
pub(crate) trait Log<A: Args>: Send + Sync {
    fn record(&self, args: &ArgsOf<'_, '_, A>, stamp: Stamp);
    /// The calls so far, if there are any; later calls don't change what comes back.
    fn snapshot(&self) -> Option<Snapshot<A>>;
    fn clear(&self);
}

/// The record of a function whose signature is not known.
pub(crate) trait AnyLog: Send + Sync {
    /// A `Box<dyn Log<A>>`.
    fn as_any(&self) -> &dyn Any;
    fn recorded(&self) -> Option<SharedRun>;
    fn clear(&self);
}

impl<A: Args> AnyLog for Box<dyn Log<A>> {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn recorded(&self) -> Option<SharedRun> {
        (**self).snapshot().map(|snapshot| snapshot.run)
    }
    fn clear(&self) {
        (**self).clear();
    }
}

/// The record in a `MockFn`. Its type is that of every signature, and so the code that counts its
/// owners is there once.
pub(crate) type SharedLog = Arc<dyn AnyLog>;

pub(crate) fn shared<A: Args, K: Keepers<A>>() -> SharedLog {
    let log: Box<dyn Log<A>> = Box::new(TypedLog::<A, K>(Mutex::new(Runs::default())));
    Arc::new(log)
}

pub(crate) fn typed<A: Args>(log: &SharedLog) -> &dyn Log<A> {
    match log.as_any().downcast_ref::<Box<dyn Log<A>>>() {
        Some(log) => &**log,
        None => unreachable!("a double's record is of its own signature"),
    }
}

/// Recorded calls, whatever their signature.
pub(crate) trait Recorded: Send + Sync {
    /// The run of calls that it is.
    fn as_any(&self) -> &dyn Any;
    fn as_any_mut(&mut self) -> &mut dyn Any;
    fn len(&self) -> usize;
    fn stamp(&self, index: usize) -> Stamp;
    fn write(&self, index: usize, texts: &mut Texts);
    /// What the signature's `Matchers` say of the arguments of a call.
    fn accepted(&self, index: usize, matchers: &dyn Any) -> Verdicts;
}

/// Recorded calls of the signature `A`.
pub(crate) trait Calls<A: Args>: Recorded {
    fn views(&self, index: usize) -> Result<ArgsView<'_, A>, usize>;
    fn as_recorded(&self) -> &dyn Recorded;
}

/// A run of calls that has been closed; as for [`SharedLog`], its type is that of every signature.
pub(crate) type SharedRun = Arc<dyn Recorded>;

/// The calls of a function up to some moment.
pub(crate) struct Snapshot<A: Args> {
    run: SharedRun,
    typed: fn(&SharedRun) -> &dyn Calls<A>,
}

impl<A: Args> Clone for Snapshot<A> {
    fn clone(&self) -> Self {
        Self { run: self.run.clone(), typed: self.typed }
    }
}

impl<A: Args> Snapshot<A> {
    pub(crate) fn calls(&self) -> &dyn Calls<A> {
        (self.typed)(&self.run)
    }
    pub(crate) fn recorded(&self) -> &dyn Recorded {
        self.calls().as_recorded()
    }
}

/// No calls at all.
pub(crate) struct NoCalls;

impl Recorded for NoCalls {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn len(&self) -> usize {
        0
    }
    fn stamp(&self, _: usize) -> Stamp {
        unreachable!("there are no calls")
    }
    fn write(&self, _: usize, _: &mut Texts) {}
    fn accepted(&self, _: usize, _: &dyn Any) -> Verdicts {
        Verdicts::default()
    }
}

struct TypedLog<A: Args, K: Keepers<A>>(Mutex<Runs<A, K>>);

/// Calls are pushed to `open`. A snapshot closes the run, so that it can be looked at without the
/// lock; the next call opens it again, if nobody looks at it any more.
struct Runs<A: Args, K: Keepers<A>> {
    closed: Option<SharedRun>,
    open: Vec<Entry<K::Kept>>,
    signature: PhantomData<fn(A)>,
}

struct Run<A: Args, K: Keepers<A>> {
    earlier: Option<SharedRun>,
    /// How many calls the earlier runs have.
    start: usize,
    entries: Vec<Entry<K::Kept>>,
    signature: PhantomData<fn(A)>,
}

struct Entry<T> {
    stamp: Stamp,
    kept: T,
}

impl<A: Args, K: Keepers<A>> Default for Runs<A, K> {
    fn default() -> Self {
        Self { closed: None, open: Vec::new(), signature: PhantomData }
    }
}

fn run<A: Args, K: Keepers<A>>(run: &SharedRun) -> &Run<A, K> {
    match run.as_any().downcast_ref() {
        Some(run) => run,
        None => unreachable!("a record's runs are of its own signature"),
    }
}

impl<A: Args, K: Keepers<A>> Runs<A, K> {
    /// Goes on with the run that was closed last, if nobody looks at it.
    fn reopen(&mut self) {
        let Some(last) = self.closed.as_mut().and_then(Arc::get_mut) else { return };
        if let Some(last) = last.as_any_mut().downcast_mut::<Run<A, K>>() {
            self.open = std::mem::take(&mut last.entries);
            self.closed = last.earlier.take();
        }
    }

    fn close(&mut self) {
        let earlier = self.closed.take();
        let start = match &earlier {
            Some(earlier) => run::<A, K>(earlier).len(),
            None => 0,
        };
        let entries = std::mem::take(&mut self.open);
        self.closed =
            Some(Arc::new(Run::<A, K> { earlier, start, entries, signature: PhantomData }));
    }
}

impl<A: Args, K: Keepers<A>> TypedLog<A, K> {
    fn lock(&self) -> MutexGuard<'_, Runs<A, K>> {
        match self.0.lock() {
            Ok(runs) => runs,
            Err(poisoned) => poisoned.into_inner(),
        }
    }
}

impl<A: Args, K: Keepers<A>> Log<A> for TypedLog<A, K> {
    fn record(&self, args: &ArgsOf<'_, '_, A>, stamp: Stamp) {
        let entry = Entry { stamp, kept: K::keep(args) };
        let mut runs = self.lock();
        if runs.open.is_empty() {
            runs.reopen();
        }
        runs.open.push(entry);
    }

    fn snapshot(&self) -> Option<Snapshot<A>> {
        let mut runs = self.lock();
        if !runs.open.is_empty() {
            runs.close();
        }
        match &runs.closed {
            Some(closed) => {
                Some(Snapshot { run: closed.clone(), typed: |shared| run::<A, K>(shared) })
            }
            None => None,
        }
    }

    fn clear(&self) {
        let forgotten = std::mem::take(&mut *self.lock());
        drop(forgotten);
    }
}

impl<A: Args, K: Keepers<A>> Run<A, K> {
    fn entry(&self, index: usize) -> &Entry<K::Kept> {
        let mut this = self;
        while let (true, Some(earlier)) = (index < this.start, &this.earlier) {
            this = run(earlier);
        }
        &this.entries[index - this.start]
    }
}

impl<A: Args, K: Keepers<A>> Recorded for Run<A, K> {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn len(&self) -> usize {
        self.start + self.entries.len()
    }
    fn stamp(&self, index: usize) -> Stamp {
        self.entry(index).stamp
    }
    fn write(&self, index: usize, texts: &mut Texts) {
        K::write(&self.entry(index).kept, texts);
    }
    fn accepted(&self, index: usize, matchers: &dyn Any) -> Verdicts {
        match matchers.downcast_ref() {
            Some(matchers) => K::accepted(&self.entry(index).kept, matchers),
            None => unreachable!("a record is asked with matchers of its own signature"),
        }
    }
}

impl<A: Args, K: Keepers<A>> Calls<A> for Run<A, K> {
    fn views(&self, index: usize) -> Result<ArgsView<'_, A>, usize> {
        K::views(&self.entry(index).kept)
    }
    fn as_recorded(&self) -> &dyn Recorded {
        self
    }
}
