//! The patches of one thread, and the guards that make and undo them.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasherDefault, Hasher};
use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;

use super::point::{PatchPoint, Patchable};
use crate::mock_fn::{MockFn, MockObject};
use crate::signature::{Args, Output};

/// The doubles that are in place of one function, the latest last, each with its guard's number.
type Stack = Vec<(u64, Rc<dyn Any>)>;

#[derive(Default)]
struct Scope {
    stacks: HashMap<usize, Stack, BuildHasherDefault<AddressHasher>>,
    guards: u64,
}

thread_local! {
    static SCOPE: RefCell<Scope> = RefCell::default();
}

/// The double that this thread sees at `point`.
pub(super) fn seen_here<A: Args, R: Output>(
    point: &'static PatchPoint,
) -> Option<Rc<MockFn<A, R>>> {
    last_patch(point.key())?.downcast().ok()
}

fn last_patch(key: usize) -> Option<Rc<dyn Any>> {
    let seen = SCOPE.try_with(|scope| {
        scope.borrow().stacks.get(&key)?.last().map(|(_, double)| double.clone())
    });
    seen.ok()?
}

/// Hashes the address of a point: addresses differ already, and every patched call comes by here.
#[derive(Default)]
struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_usize(usize::from(*byte));
        }
    }
    fn write_usize(&mut self, address: usize) {
        // Fibonacci hashing: the bits that differ get into the ones that the map looks at.
        self.0 = (self.0 ^ address as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

/// Puts a double in place of the function `P`; [`patch!`](macro@crate::patch) calls this.
pub fn patch<P: Patchable>() -> Patch<P> {
    let mock = P::mock();
    let double = P::double(&mock);
    let number = SCOPE.with(|scope| {
        let mut scope = scope.borrow_mut();
        scope.guards += 1;
        let number = scope.guards;
        let stack = scope.stacks.entry(P::point().key()).or_default();
        stack.push((number, Rc::new(double.clone())));
        number
    });
    P::point().enter();
    Patch { mock, double, number, bound: PhantomData }
}

/// A double in place of a function: the guard that [`patch!`](macro@crate::patch) makes.
///
/// Dropped, it takes the double away again, also when a test panics, and verifies its expectations.
#[must_use = "a patch is undone when its guard is dropped: bind it to a name"]
pub struct Patch<P: Patchable> {
    mock: MockObject,
    double: MockFn<P::Args, P::Output>,
    number: u64,
    /// It belongs to the thread that made it.
    bound: PhantomData<Rc<()>>,
}

impl<P: Patchable> Patch<P> {
    /// Fails, in one report, if any expectation has not been met.
    ///
    /// # Panics
    /// If an expectation was called less often than it expects.
    #[track_caller]
    pub fn verify(&self) {
        self.mock.verify();
    }

    /// Verifies, then forgets all expectations.
    ///
    /// # Panics
    /// If an expectation was called less often than it expects.
    #[track_caller]
    pub fn checkpoint(&mut self) {
        self.mock.checkpoint();
    }
}

impl<P: Patchable> Deref for Patch<P> {
    type Target = MockFn<P::Args, P::Output>;

    fn deref(&self) -> &Self::Target {
        &self.double
    }
}

impl<P: Patchable> fmt::Debug for Patch<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a patch of {:?}", self.double)
    }
}

impl<P: Patchable> Drop for Patch<P> {
    fn drop(&mut self) {
        P::point().leave();
        // The thread's locals may be gone already when a leaked guard is dropped at its end.
        let removed = SCOPE.try_with(|scope| {
            let mut scope = scope.borrow_mut();
            let key = P::point().key();
            let stack = scope.stacks.get_mut(&key)?;
            let index = stack.iter().position(|(number, _)| *number == self.number)?;
            let (_, double) = stack.remove(index);
            if stack.is_empty() {
                scope.stacks.remove(&key);
            }
            Some(double)
        });
        drop(removed);
    }
}
