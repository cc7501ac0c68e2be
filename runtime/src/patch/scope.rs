//! The patches that one thread sees: a scope, which other threads and tasks may share.

use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::point::PatchPoint;

/// A double as a scope holds it.
pub(super) type AnyDouble = Arc<dyn Any + Send + Sync>;

/// A double that is in place of a function, with its guard's number.
struct InPlace {
    number: u64,
    double: AnyDouble,
    point: &'static PatchPoint,
    is_global: bool,
}

/// What is in place of each function, the latest last.
type Stacks = HashMap<TypeId, Vec<InPlace>, BuildHasherDefault<TypeHasher>>;

pub(super) struct Scope(Mutex<Stacks>);

thread_local! {
    static HERE: RefCell<Option<Arc<Scope>>> = const { RefCell::new(None) };
    /// Whether there is one: most threads have none, and it is cheaper to ask for.
    static IS_HERE: Cell<bool> = const { Cell::new(false) };
}

impl Scope {
    pub(super) const fn new() -> Self {
        Self(Mutex::new(HashMap::with_hasher(BuildHasherDefault::new())))
    }

    fn lock(&self) -> MutexGuard<'_, Stacks> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn last(&self, key: TypeId) -> Option<AnyDouble> {
        Some(self.lock().get(&key)?.last()?.double.clone())
    }

    /// Puts a double in place of a function; its guard's number comes back.
    pub(super) fn put(
        &self,
        key: TypeId,
        point: &'static PatchPoint,
        double: AnyDouble,
        is_global: bool,
    ) -> u64 {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let in_place = InPlace { number, double, point, is_global };
        self.lock().entry(key).or_default().push(in_place);
        point.enter(is_global);
        number
    }

    /// Takes it away again.
    pub(super) fn take(&self, key: TypeId, number: u64) {
        let mut stacks = self.lock();
        let Some(stack) = stacks.get_mut(&key) else { return };
        let Some(index) = stack.iter().position(|in_place| in_place.number == number) else {
            return;
        };
        let taken = stack.remove(index);
        if stack.is_empty() {
            stacks.remove(&key);
        }
        drop(stacks);
        taken.point.leave(taken.is_global);
    }
}

impl Drop for Scope {
    /// Guards that were leaked leave nothing behind when the last thread of the scope has ended.
    fn drop(&mut self) {
        let stacks = std::mem::take(&mut *self.lock());
        for in_place in stacks.into_values().flatten() {
            in_place.point.leave(in_place.is_global);
        }
    }
}

/// The double that this thread sees in place of the function.
pub(super) fn seen_here(key: TypeId) -> Option<AnyDouble> {
    // While a thread's locals are being destroyed it sees no patches any more.
    HERE.try_with(|here| here.borrow().as_ref()?.last(key)).ok()?
}

/// Whether this thread sees any patches of its own.
#[inline]
pub(super) fn is_any_here() -> bool {
    IS_HERE.get()
}

/// This thread's scope.
pub(super) fn here() -> Arc<Scope> {
    IS_HERE.set(true);
    HERE.with(|here| here.borrow_mut().get_or_insert_with(|| Arc::new(Scope::new())).clone())
}

/// Lets this thread see the scope; what it saw before comes back.
pub(super) fn see(scope: Option<Arc<Scope>>) -> Option<Arc<Scope>> {
    IS_HERE.set(scope.is_some());
    HERE.try_with(|here| here.replace(scope)).ok().flatten()
}

/// A `TypeId` is a hash already, and every patched call comes by here.
#[derive(Default)]
pub(super) struct TypeHasher(u64);

impl Hasher for TypeHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 ^= hash;
    }
    fn finish(&self) -> u64 {
        self.0
    }
}
