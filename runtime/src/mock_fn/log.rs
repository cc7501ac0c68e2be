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
    fn snapshot(&self) -> Option<Arc<dyn Calls<A>>>;
    fn clear(&self);
}

/// Recorded calls, whatever their signature.
pub(crate) trait Recorded {
    fn len(&self) -> usize;
    fn stamp(&self, index: usize) -> Stamp;
    fn write(&self, index: usize, texts: &mut Texts);
    /// What the signature's `Matchers` say of the arguments of a call.
    fn accepted(&self, index: usize, matchers: &dyn Any) -> Verdicts;
}

/// Recorded calls of the signature `A`.
pub(crate) trait Calls<A: Args>: Recorded + Send + Sync {
    fn views(&self, index: usize) -> Result<ArgsView<'_, A>, usize>;
    fn as_recorded(&self) -> &dyn Recorded;
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
    fn accepted(&self, _: usize, _: &dyn Any) -> Verdicts {
        Verdicts::default()
    }
}

pub(crate) struct TypedLog<A: Args, K: Keepers<A>>(Mutex<Runs<A, K>>);

/// Calls are pushed to `open`. A snapshot closes the run, so that it can be looked at without the
/// lock; a run that nobody looks at any more is opened again.
struct Runs<A: Args, K: Keepers<A>> {
    closed: Option<Arc<Run<A, K>>>,
    open: Vec<Entry<K::Kept>>,
}

struct Run<A: Args, K: Keepers<A>> {
    earlier: Option<Arc<Self>>,
    /// How many calls the earlier runs have.
    start: usize,
    entries: Vec<Entry<K::Kept>>,
    signature: PhantomData<fn(A)>,
}

struct Entry<T> {
    stamp: Stamp,
    kept: T,
}

impl<A: Args, K: Keepers<A>> Default for TypedLog<A, K> {
    fn default() -> Self {
        Self(Mutex::new(Runs { closed: None, open: Vec::new() }))
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
        self.lock().open.push(entry);
    }

    fn snapshot(&self) -> Option<Arc<dyn Calls<A>>> {
        let mut runs = self.lock();
        let Runs { closed, open } = &mut *runs;
        if !open.is_empty() {
            if let Some(last) = closed.as_mut().and_then(Arc::get_mut) {
                last.entries.append(open);
            } else {
                let earlier = closed.take();
                let start = earlier.as_ref().map_or(0, |run| run.len());
                let entries = std::mem::take(open);
                *closed = Some(Arc::new(Run { earlier, start, entries, signature: PhantomData }));
            }
        }
        match closed {
            Some(run) => Some(run.clone()),
            None => None,
        }
    }

    fn clear(&self) {
        let forgotten =
            std::mem::replace(&mut *self.lock(), Runs { closed: None, open: Vec::new() });
        drop(forgotten);
    }
}

impl<A: Args, K: Keepers<A>> Run<A, K> {
    fn entry(&self, index: usize) -> &Entry<K::Kept> {
        let mut run = self;
        while let (true, Some(earlier)) = (index < run.start, &run.earlier) {
            run = earlier;
        }
        &run.entries[index - run.start]
    }
}

impl<A: Args, K: Keepers<A>> Recorded for Run<A, K> {
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
