//! The patches that one thread sees: a scope, which other threads and tasks may share.

use std::any::{Any, TypeId};
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

/// One for each function that is patched.
///
/// A search of a plain `Vec` is less code than a hash map, above all in a build without optimizations,
/// and mostly not even that is needed: the function's `PatchPoint` remembers where its stack was.
type Stacks = Vec<Stack>;

pub(super) struct Scope {
    stacks: Mutex<Stacks>,
    /// Another number after each change, which no other scope has.
    age: AtomicU64,
}

/// What is in place of a function, in a scope that was as old as that.
pub(super) struct Latest {
    pub(super) double: AnyDouble,
    pub(super) place: usize,
    pub(super) age: u64,
}

/// A number that was not there before.
pub(super) fn next_number() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl Scope {
    pub(super) const fn new() -> Self {
        Self { stacks: Mutex::new(Vec::new()), age: AtomicU64::new(0) }
    }

    fn lock(&self) -> MutexGuard<'_, Stacks> {
        match self.stacks.lock() {
            Ok(stacks) => stacks,
            Err(poisoned) => poisoned.into_inner(),
        }
    }

    #[inline]
    pub(super) fn age(&self) -> u64 {
        self.age.load(Ordering::Acquire)
    }

    pub(super) fn last(&self, key: TypeId, point: &PatchPoint) -> Option<Latest> {
        let stacks = self.lock();
        let mut place = point.place();
        if stacks.get(place).is_none_or(|stack| stack.key != key) {
            place = find(&stacks, key)?;
            point.set_place(place);
        }
        let double = stacks[place].latest.double.clone();
        Some(Latest { double, place, age: self.age() })
    }

    /// Puts a double in place of a function; its guard's number comes back.
    pub(super) fn put(
        &self,
        key: TypeId,
        point: &'static PatchPoint,
        double: AnyDouble,
        is_global: bool,
    ) -> u64 {
        let number = next_number();
        let in_place = InPlace { number, double, point, is_global };
        let mut stacks = self.lock();
        self.age.store(number, Ordering::Release);
        match find(&stacks, key) {
            Some(place) => {
                let stack = &mut stacks[place];
                let before = std::mem::replace(&mut stack.latest, in_place);
                stack.earlier.push(before);
            }
            None => stacks.push(Stack { key, latest: in_place, earlier: Vec::new() }),
        }
        point.enter(is_global);
        number
    }

    /// Takes it away again.
    pub(super) fn take(&self, key: TypeId, number: u64) {
        let mut stacks = self.lock();
        self.age.store(next_number(), Ordering::Release);
        let Some(place) = find(&stacks, key) else { return };
        let stack = &mut stacks[place];
        let taken = if stack.latest.number != number {
            stack.take_earlier(number)
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

impl Scope {
    /// Takes all away; it comes back, to be dropped where nothing is locked.
    pub(super) fn clear(&self) -> impl Sized + use<> {
        let mut stacks = self.lock();
        self.age.store(next_number(), Ordering::Release);
        let leaked = std::mem::take(&mut *stacks);
        for Stack { latest, earlier, .. } in &leaked {
            for in_place in earlier {
                in_place.point.leave(in_place.is_global);
            }
            latest.point.leave(latest.is_global);
        }
        leaked
    }
}

/// Where the stack of a function is.
fn find(stacks: &Stacks, key: TypeId) -> Option<usize> {
    for (place, stack) in stacks.iter().enumerate() {
        if stack.key == key {
            return Some(place);
        }
    }
    None
}

impl Stack {
    fn take_earlier(&mut self, number: u64) -> Option<InPlace> {
        for index in 0..self.earlier.len() {
            if self.earlier[index].number == number {
                return Some(self.earlier.remove(index));
            }
        }
        None
    }
}

impl Drop for Scope {
    /// Guards that were leaked leave nothing behind when the last thread of the scope has ended.
    fn drop(&mut self) {
        drop(self.clear());
    }
}
