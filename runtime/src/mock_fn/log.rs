//! The record of one function's calls: dense and typed inside, seen through a trait object, so that
//! a `MockFn` is `Send + Sync` and of one type whatever is kept of its arguments.

use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard};

use super::Stamp;
use crate::matcher::Verdicts;
use crate::report::{CallLine, Transcript};
use crate::signature::{Args, ArgsOf, ArgsView, Keepers};

/// The record of one function's calls.
pub(crate) trait Log<A: Args>: Send + Sync {
    fn record(&self, args: &ArgsOf<'_, '_, A>, stamp: Stamp);
    /// The calls so far, as they are now: later calls don't change it.
    fn snapshot(&self) -> Vec<Arc<dyn Calls<A>>>;
    fn clear(&self);
    /// Writes arguments that are not in the record.
    fn write(&self, args: &ArgsOf<'_, '_, A>) -> Vec<String>;

    fn transcript(&self) -> Transcript {
        Transcript::of(self.snapshot().iter().flat_map(|calls| {
            (0..calls.len())
                .map(|index| CallLine { args: calls.write(index), stamp: calls.stamp(index) })
        }))
    }
}

/// A run of recorded calls.
pub(crate) trait Calls<A: Args>: Send + Sync {
    fn len(&self) -> usize;
    fn stamp(&self, index: usize) -> Stamp;
    fn accepted(&self, index: usize, matchers: &A::Matchers) -> Verdicts;
    fn views(&self, index: usize) -> Result<ArgsView<'_, A>, usize>;
    fn write(&self, index: usize) -> Vec<String>;
}

pub(crate) struct TypedLog<A: Args, K: Keepers<A>> {
    runs: Mutex<Runs<A, K>>,
}

/// Calls are pushed to `open`. A snapshot moves them into a shared run, so that it can be looked at
/// without the lock; runs that nobody looks at any more are joined.
struct Runs<A: Args, K: Keepers<A>> {
    closed: Vec<Arc<Run<A, K>>>,
    open: Vec<Entry<K::Kept>>,
}

struct Run<A: Args, K: Keepers<A>> {
    entries: Vec<Entry<K::Kept>>,
    signature: PhantomData<fn(A)>,
}

struct Entry<T> {
    stamp: Stamp,
    kept: T,
}

impl<A: Args, K: Keepers<A>> Default for TypedLog<A, K> {
    fn default() -> Self {
        Self { runs: Mutex::new(Runs { closed: Vec::new(), open: Vec::new() }) }
    }
}

impl<A: Args, K: Keepers<A>> TypedLog<A, K> {
    fn lock(&self) -> MutexGuard<'_, Runs<A, K>> {
        match self.runs.lock() {
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

    fn snapshot(&self) -> Vec<Arc<dyn Calls<A>>> {
        let mut runs = self.lock();
        let mut open = std::mem::take(&mut runs.open);
        match runs.closed.last_mut().and_then(Arc::get_mut) {
            Some(last) => last.entries.append(&mut open),
            None if open.is_empty() => {}
            None => runs.closed.push(Arc::new(Run { entries: open, signature: PhantomData })),
        }
        runs.closed.iter().map(|run| run.clone() as Arc<dyn Calls<A>>).collect()
    }

    fn clear(&self) {
        let runs =
            std::mem::replace(&mut *self.lock(), Runs { closed: Vec::new(), open: Vec::new() });
        drop(runs);
    }

    fn write(&self, args: &ArgsOf<'_, '_, A>) -> Vec<String> {
        K::write(args)
    }
}

impl<A: Args, K: Keepers<A>> Calls<A> for Run<A, K> {
    fn len(&self) -> usize {
        self.entries.len()
    }
    fn stamp(&self, index: usize) -> Stamp {
        self.entries[index].stamp
    }
    fn accepted(&self, index: usize, matchers: &A::Matchers) -> Verdicts {
        K::accepted(&self.entries[index].kept, matchers)
    }
    fn views(&self, index: usize) -> Result<ArgsView<'_, A>, usize> {
        K::views(&self.entries[index].kept)
    }
    fn write(&self, index: usize) -> Vec<String> {
        K::write_kept(&self.entries[index].kept)
    }
}
