//! The guard that makes a patch and undoes it.

use std::any::TypeId;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::panic::Location;
use std::rc::Rc;
use std::sync::Arc;
use std::thread;

use super::global::{self, Turn};
use super::here;
use super::point::{Described, Patchable, Patched};
use super::scope::Scope;
use super::temporary::Made;
use crate::mock_fn::{MockFn, MockObject};
use crate::report;
use crate::signature::{Args, Output};

/// A double in place of a function: the guard that [`patch!`](macro@crate::patch) makes.
///
/// It derefs to a [`MockFn`]: set it up and ask it as a method of a mock. Dropped, it takes the double
/// away again, also when a test panics, and verifies its expectations. Guards may be dropped in any
/// order: what is left is what the live ones say.
///
/// # Panics
/// Where it has no name, as in `patch!(open).returns(5);`: it would be dropped before anything could be called.
#[must_use = "a patch is undone when its guard is dropped: bind it to a name; `let _ = …` drops it at once"]
pub struct Patch<A: Args, R: Output> {
    mock: MockObject,
    double: MockFn<A, R>,
    place: Place,
    key: TypeId,
    number: u64,
    made: Made,
    /// It belongs to the thread that made it.
    bound: PhantomData<Rc<()>>,
}

/// The guard of the function that `P` stands for, with the type arguments `K` as a tuple: for a helper
/// that makes a patch and hands it over.
///
/// ```
/// use standin::{PatchOf, patch, patchable};
///
/// #[patchable]
/// fn now() -> u64 {
///     0
/// }
///
/// fn stopped_clock(at: u64) -> PatchOf<now> {
///     let clock = patch!(now);
///     clock.returns(at);
///     clock
/// }
///
/// let _clock = stopped_clock(5);
/// assert_eq!(now(), 5);
/// ```
pub type PatchOf<P, K = ()> = Patch<<P as Patchable<K>>::Args, <P as Patchable<K>>::Output>;

/// Where the double is seen.
enum Place {
    Scope(Arc<Scope>),
    Everywhere { _turn: Turn },
}

impl Place {
    fn scope(&self) -> &Scope {
        match self {
            Self::Scope(scope) => scope,
            Self::Everywhere { .. } => global::everywhere(),
        }
    }
}

impl<A: Args, R: Output<Store: Send + Sync>> Patch<A, R> {
    #[track_caller]
    pub(super) fn local(patched: &Patched<A, R>) -> Self {
        Self::put(patched, Place::Scope(here::to_patch(patched.point.mark())))
    }

    #[track_caller]
    pub(super) fn global(patched: &Patched<A, R>) -> Self {
        let described = patched.described();
        if here::is_patched_here(described.key, patched.point) {
            let mock = MockObject::new("", 1, described.method);
            report::patched_here_already(&(described.make)(&mock));
        }
        Self::put(patched, Place::Everywhere { _turn: Turn::take() })
    }

    #[track_caller]
    fn put(patched: &Patched<A, R>, place: Place) -> Self {
        let Described { key, method, make } = patched.described();
        let mock = MockObject::new("", 1, method);
        let double = make(&mock);
        let is_global = matches!(place, Place::Everywhere { .. });
        let seen = Arc::new(double.clone());
        let number = place.scope().put(key, patched.point, seen, is_global);
        Self { mock, double, place, key, number, made: Made::here(), bound: PhantomData }
    }
}

impl<A: Args, R: Output> Patch<A, R> {
    /// Records the calls and passes them on to the original: a spy.
    pub fn spying(self) -> Self {
        self.mock.calls_defaults();
        self
    }

    /// For what is emitted: the macro's call is written in the source as it is, and begins so many columns before
    /// what is given to it.
    #[doc(hidden)]
    pub fn __written_out(mut self, columns: u32) -> Self {
        self.made.written_out(columns);
        self
    }

    /// For what is emitted: as if the guard had a name.
    #[doc(hidden)]
    pub fn __double(&self) -> &MockFn<A, R> {
        &self.double
    }

    pub(super) fn as_mock(&self) -> MockObject {
        self.mock.clone()
    }

    /// Fails, in one report, if any expectation has not been met.
    ///
    /// # Panics
    /// If an expectation was called less often than it expects, or more.
    #[track_caller]
    pub fn verify(&self) {
        self.mock.verify();
    }

    /// Verifies, then forgets all expectations.
    ///
    /// # Panics
    /// If an expectation was called less often than it expects, or more.
    #[track_caller]
    pub fn checkpoint(&self) {
        self.mock.checkpoint();
    }
}

impl<A: Args, R: Output> Deref for Patch<A, R> {
    type Target = MockFn<A, R>;

    #[track_caller]
    fn deref(&self) -> &Self::Target {
        self.made.used(Location::caller());
        &self.double
    }
}

impl<A: Args, R: Output> fmt::Debug for Patch<A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a patch of {:?}", self.double)
    }
}

impl<A: Args, R: Output> Drop for Patch<A, R> {
    fn drop(&mut self) {
        self.place.scope().take(self.key, self.number);
        let made_at = self.made.for_a_statement().filter(|_| !self.double.called());
        if let Some(made_at) = made_at.filter(|_| !thread::panicking()) {
            report::patched_for_nothing(self.double.core(), made_at);
        }
    }
}
