//! The patches that one thread sees: a scope, which other threads and tasks may share.

use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

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

/// What is in place of one function; there is always something.
struct Stack {
    key: TypeId,
    latest: InPlace,
    earlier: Vec<InPlace>,
}

/// One for each function that is patched, in the order of their keys.
///
/// Every patched call looks for its own. A binary search of a plain `Vec` is less code than a hash
/// map, above all in a build without optimizations, and mostly not even that is needed: the function's
/// `PatchPoint` remembers where its stack was.
type Stacks = Vec<Stack>;

pub(super) struct Scope(Mutex<Stacks>);

thread_local! {
    static HERE: RefCell<Option<Arc<Scope>>> = const { RefCell::new(None) };
    /// Whether there is one: most threads have none, and it is cheaper to ask for.
    static IS_HERE: Cell<bool> = const { Cell::new(false) };
}

impl Scope {
    pub(super) const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    fn lock(&self) -> MutexGuard<'_, Stacks> {
        match self.0.lock() {
            Ok(stacks) => stacks,
            Err(poisoned) => poisoned.into_inner(),
        }
    }

    pub(super) fn last(&self, key: TypeId, point: &PatchPoint) -> Option<AnyDouble> {
        let stacks = self.lock();
        if let Some(stack) = stacks.get(point.place()) {
            if stack.key == key {
                return Some(stack.latest.double.clone());
            }
        }
        let place = find(&stacks, key).ok()?;
        point.set_place(place);
        Some(stacks[place].latest.double.clone())
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
        let mut stacks = self.lock();
        match find(&stacks, key) {
            Ok(place) => {
                let stack = &mut stacks[place];
                let before = std::mem::replace(&mut stack.latest, in_place);
                stack.earlier.push(before);
            }
            Err(place) => {
                stacks.insert(place, Stack { key, latest: in_place, earlier: Vec::new() });
            }
        }
        point.enter(is_global);
        number
    }

    /// Takes it away again.
    pub(super) fn take(&self, key: TypeId, number: u64) {
        let mut stacks = self.lock();
        let Ok(place) = find(&stacks, key) else { return };
        let stack = &mut stacks[place];
        let taken = if stack.latest.number != number {
            let index = stack.earlier.iter().position(|in_place| in_place.number == number);
            index.map(|index| stack.earlier.remove(index))
        } else if let Some(before) = stack.earlier.pop() {
            Some(std::mem::replace(&mut stack.latest, before))
        } else {
            Some(stacks.remove(place).latest)
        };
        drop(stacks);
        if let Some(taken) = taken {
            taken.point.leave(taken.is_global);
        }
    }
}

/// Where the stack of a function is, or where it belongs.
fn find(stacks: &Stacks, key: TypeId) -> Result<usize, usize> {
    stacks.binary_search_by(|stack| stack.key.cmp(&key))
}

impl Drop for Scope {
    /// Guards that were leaked leave nothing behind when the last thread of the scope has ended.
    fn drop(&mut self) {
        let stacks = std::mem::take(&mut *self.lock());
        for Stack { latest, earlier, .. } in stacks {
            for in_place in earlier.into_iter().chain([latest]) {
                in_place.point.leave(in_place.is_global);
            }
        }
    }
}

/// The double that this thread sees in place of the function.
pub(super) fn seen_here(key: TypeId, point: &PatchPoint) -> Option<AnyDouble> {
    // While a thread's locals are being destroyed it sees no patches any more.
    HERE.try_with(|here| here.borrow().as_ref()?.last(key, point)).ok()?
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
