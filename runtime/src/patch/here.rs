//! What one thread sees: a scope, and what was found in it.

use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::sync::{Arc, Weak};

use super::global;
use super::point::PatchPoint;
use super::scope::{AnyDouble, Scope, next_number};

/// Which function is called, as far as a thread can tell it from others without asking for its key: by
/// the address of the code that makes the key. Code of one address makes one key.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Which(pub(super) *const ());

/// What this thread sees.
struct Here {
    scope: Option<Arc<Scope>>,
    /// What was found when the scope was as old as this, each at its place there. A patched call as a
    /// rule finds its double here, and takes no lock for it.
    found: Vec<Found>,
    age: u64,
}

/// What was in place of a function. It is its guard's: nobody keeps it here.
struct Found {
    which: Which,
    double: Weak<dyn Any + Send + Sync>,
}

thread_local! {
    static HERE: RefCell<Here> =
        const { RefCell::new(Here { scope: None, found: Vec::new(), age: 0 }) };
    /// Where scopes were entered that are not left yet. Few threads enter one: so it is apart, and what is done with
    /// it is compiled in the crates that do.
    static ENTERED: RefCell<Vec<Before>> = const { RefCell::new(Vec::new()) };
    /// The marks of the functions that may be patched in the scope. It is cheaper to ask for than the
    /// scope is, and most threads see no patch of a function that others patch.
    static MARKS: Cell<u64> = const { Cell::new(NO_MARKS) };
}

const NO_MARKS: u64 = 0;
/// Of a scope that other threads may see too, and patch in.
const ALL_MARKS: u64 = u64::MAX;

/// The double that was found before in place of the function, if it still is in place.
pub(super) fn found(which: Which, point: &PatchPoint) -> Option<AnyDouble> {
    // While a thread's locals are being destroyed it sees no patches of its own any more.
    HERE.try_with(|here| here.borrow().found(which, point.place())).unwrap_or(None)
}

/// The double that this thread sees in place of the function, its own or one for every thread; the key
/// tells the function from all others.
#[cold]
pub(super) fn find(which: Which, point: &PatchPoint, key: TypeId) -> Option<AnyDouble> {
    let found = HERE.try_with(|here| here.borrow_mut().find(which, point, key));
    found.ok().flatten().or_else(|| global::seen(point, key))
}

impl Here {
    #[inline(always)]
    fn found(&self, which: Which, place: usize) -> Option<AnyDouble> {
        match (&self.scope, self.found.get(place)) {
            (Some(scope), Some(found)) if scope.age() == self.age && found.which == which => {
                found.double.upgrade()
            }
            _ => None,
        }
    }

    fn find(&mut self, which: Which, point: &PatchPoint, key: TypeId) -> Option<AnyDouble> {
        let latest = self.scope.as_ref()?.last(key, point)?;
        if self.age != latest.age {
            self.found.clear();
            self.age = latest.age;
        }
        while self.found.len() <= latest.place {
            let nothing = Found { which: Which(std::ptr::null()), double: Weak::<()>::new() };
            self.found.push(nothing);
        }
        let double = Arc::downgrade(&latest.double);
        self.found[latest.place] = Found { which, double };
        Some(latest.double)
    }
}

/// Whether this thread itself sees a double in place of the function.
pub(super) fn is_patched_here(key: TypeId, point: &PatchPoint) -> bool {
    let latest = HERE.try_with(|here| here.borrow().scope.as_ref()?.last(key, point));
    latest.ok().flatten().is_some()
}

/// Whether this thread may see a patch of its own of the function with this mark.
#[inline]
pub(super) fn may_see(mark: u64) -> bool {
    MARKS.get() & mark != 0
}

/// This thread's scope, to patch the function with this mark. While the thread's locals are being destroyed that
/// is one which nobody sees.
pub(super) fn to_patch(mark: u64) -> Arc<Scope> {
    MARKS.set(MARKS.get() | mark);
    let scope = HERE.try_with(|here| {
        let mut here = here.borrow_mut();
        here.scope.get_or_insert_with(|| Arc::new(Scope::new())).clone()
    });
    scope.unwrap_or_else(|_| Arc::new(Scope::new()))
}

/// This thread's scope, for other threads too.
#[inline]
pub(super) fn to_share() -> Arc<Scope> {
    to_patch(ALL_MARKS)
}

/// What this thread saw when it entered another scope.
struct Before {
    scope: Option<Arc<Scope>>,
    marks: u64,
    /// Which of the scopes was entered.
    number: u64,
}

/// Lets this thread see the scope, which others may see too; the number is for leaving it.
#[inline]
pub(super) fn enter(scope: Arc<Scope>) -> u64 {
    let number = next_number();
    // While a thread's locals are being destroyed it enters no more.
    _ = ENTERED.try_with(|entered| {
        let (scope, marks) = see(Some(scope), ALL_MARKS);
        entered.borrow_mut().push(Before { scope, marks, number });
    });
    number
}

/// Lets this thread see what it would have seen without entering the scope of that number.
#[inline]
pub(super) fn leave(number: u64) {
    // What is no longer seen is dropped where nothing is borrowed.
    drop(ENTERED.try_with(|entered| take(&mut entered.borrow_mut(), number)));
}

#[inline]
fn take(entered: &mut Vec<Before>, number: u64) -> Option<Arc<Scope>> {
    let mut index = entered.len();
    loop {
        index = index.checked_sub(1)?;
        if entered[index].number == number {
            break;
        }
    }
    let Before { scope, marks, .. } = entered.remove(index);
    match entered.get_mut(index) {
        // One that was entered later is still seen: it was entered from here instead.
        Some(later) => {
            later.marks = marks;
            std::mem::replace(&mut later.scope, scope)
        }
        None => see(scope, marks).0,
    }
}

/// Lets this thread see the scope; what it has seen before comes back.
fn see(scope: Option<Arc<Scope>>, marks: u64) -> (Option<Arc<Scope>>, u64) {
    let before = HERE.try_with(|here| std::mem::replace(&mut here.borrow_mut().scope, scope));
    (before.ok().flatten(), MARKS.replace(marks))
}
