//! Where the contexts of a function are looked up.

use std::any::TypeId;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::mock_fn::MockObject;
use crate::mock_fn::instance::{DoubleOf, Instance, Instances};
use crate::mock_fn::stamp::this_thread;
use crate::signature::Output;

/// Where the contexts of a function are looked up; a `static`, made by the macro. A function of a
/// generic type has one for all its types.
pub struct ContextPoint {
    live: AtomicUsize,
    scopes: Mutex<Vec<Arc<Scope>>>,
}

/// What the contexts of one thread share.
pub(super) struct Scope {
    /// The function, with the type arguments of the type around it.
    function: TypeId,
    thread: u32,
    contexts: AtomicUsize,
    pub(super) mock: MockObject,
    instances: Instances,
}

/// What a thread sees of the contexts of a function.
pub(super) enum Seen {
    None,
    /// Its own, or the only one there is.
    One(Arc<Scope>),
    /// So many of other threads.
    Several(usize),
}

impl ContextPoint {
    /// A point without contexts.
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Self { live: AtomicUsize::new(0), scopes: Mutex::new(Vec::new()) }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Arc<Scope>>> {
        self.scopes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// This thread's contexts of the function, with one more; `mock` makes what they share.
    pub(super) fn enter(&self, function: TypeId, mock: fn() -> MockObject) -> Arc<Scope> {
        let thread = this_thread();
        let mut scopes = self.lock();
        self.live.fetch_add(1, Ordering::Release);
        let own = scopes.iter().find(|scope| scope.is_of(function) && scope.thread == thread);
        if let Some(own) = own {
            own.contexts.fetch_add(1, Ordering::Relaxed);
            return own.clone();
        }
        let (contexts, instances) = (AtomicUsize::new(1), Instances::default());
        let scope = Arc::new(Scope { function, thread, contexts, mock: mock(), instances });
        scopes.push(scope.clone());
        scope
    }

    /// One context less.
    pub(super) fn leave(&self, left: &Arc<Scope>) {
        let mut scopes = self.lock();
        self.live.fetch_sub(1, Ordering::Release);
        if left.contexts.fetch_sub(1, Ordering::Relaxed) == 1 {
            for index in 0..scopes.len() {
                if Arc::ptr_eq(&scopes[index], left) {
                    scopes.remove(index);
                    break;
                }
            }
        }
    }

    pub(super) fn see(&self, function: TypeId) -> Seen {
        if self.live.load(Ordering::Acquire) == 0 {
            return Seen::None;
        }
        let thread = this_thread();
        let scopes = self.lock();
        let (mut seen, mut count) = (None, 0);
        for scope in scopes.iter() {
            if !scope.is_of(function) {
                continue;
            }
            if scope.thread == thread {
                return Seen::One(scope.clone());
            }
            count += 1;
            seen = Some(scope);
        }
        match seen {
            None => Seen::None,
            Some(only) if count == 1 => Seen::One(only.clone()),
            Some(_) => Seen::Several(count),
        }
    }
}

impl Scope {
    fn is_of(&self, function: TypeId) -> bool {
        self.function == function
    }

    /// The double of the function `M` with the type arguments `K`.
    pub(super) fn of<M, K: ?Sized + 'static>(&self) -> &DoubleOf<M, K>
    where
        M: Instance<K, Output: Output<Store: Send + Sync>>,
    {
        match self.instances.of::<M, K>(&self.mock, 0) {
            Some(double) => double,
            None => unreachable!("the doubles of functions belong to no thread"),
        }
    }
}
