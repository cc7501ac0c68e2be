//! What can be patched with a value: a `static`.

use std::any::TypeId;
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use super::held::{Held, Hold, Known};
use super::here::{self, Which};
use super::point::PatchPoint;
use super::scope::Scope;

/// What `patch!(static NAME, value)` puts another value in place of.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this static is not patchable",
    label = "can't be patched",
    note = "write `#[cfg_attr(test, standin::patchable)]` above the `static`, or above the `thread_local!` it is in"
)]
pub trait Variable<T>: 'static {
    /// What takes the value away again.
    type Guard;

    /// Puts the value in its place.
    fn patch(&'static self, value: T) -> Self::Guard;
}

/// Puts another value in place of a variable's own.
#[must_use = "the value is taken away when the guard is dropped: bind it to a name; `let _ = …` drops it at once"]
pub fn patch_variable<V: Variable<T>, T>(variable: &'static V, value: T) -> V::Guard {
    variable.patch(value)
}

/// What `#[patchable]` makes of the type of a `static`: it derefs to the value, or to what a patch
/// says on this thread.
///
/// ```
/// use standin::{patch, patchable};
///
/// #[patchable]
/// static LIMIT: u32 = 3;
///
/// {
///     let _patched = patch!(static LIMIT, 5);
///     assert_eq!(*LIMIT, 5);
/// }
/// assert_eq!(*LIMIT, 3);
/// ```
///
/// Without the attribute, in the program itself, the static is of its own type again. What reads the
/// same in both is what goes through a reference: a method, a field, an index, an argument of type `&T`,
/// and for a number `let limit: &u32 = &LIMIT;`.
///
/// ```
/// # use standin::patchable;
/// #[cfg_attr(test, patchable)]
/// static LIMIT: u32 = 3;
///
/// fn may_retry(tries: u32) -> bool {
///     let limit: &u32 = &LIMIT;
///     tries < *limit
/// }
/// # assert!(may_retry(2));
/// ```
///
/// A reader of a static may keep the reference for ever, so a value that was read in its place is never
/// freed. What is `Copy` and `Ord`, as numbers and texts are, takes memory once, however often it is put
/// there; anything else takes it for each patch that is read. A `thread_local!` leaks nothing, nor does a
/// function that returns the value.
pub struct PatchableStatic<T: 'static> {
    value: T,
    point: PatchPoint,
    key: fn() -> TypeId,
    hold: Hold<T>,
    known: Known<T>,
}

impl<T: Sync + 'static> PatchableStatic<T> {
    /// A static with this value; `key` tells it from all others, and a patched value is held by the first
    /// way there is.
    #[doc(hidden)]
    pub const fn new(
        value: T,
        key: fn() -> TypeId,
        by_value: Option<Hold<T>>,
        otherwise: Hold<T>,
    ) -> Self {
        let hold = match by_value {
            Some(hold) => hold,
            None => otherwise,
        };
        Self { value, point: PatchPoint::new(), key, hold, known: Known::new(BTreeSet::new()) }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Sync + 'static> Variable<T> for PatchableStatic<T> {
    type Guard = PatchedStatic<T>;

    /// It is seen by this thread, and by those that enter its scope.
    fn patch(&'static self, value: T) -> PatchedStatic<T> {
        let (scope, key) = (here::to_patch(self.point.mark()), (self.key)());
        let held = Arc::new((self.hold)(&self.known, value));
        let number = scope.put(key, &self.point, held.clone(), false);
        PatchedStatic { held, scope, key, number, bound: PhantomData }
    }
}

impl<T: Sync + 'static> Deref for PatchableStatic<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        if self.point.is_patched() { self.seen() } else { &self.value }
    }
}

impl<T: Sync + 'static> PatchableStatic<T> {
    /// The value that this thread sees.
    #[cold]
    fn seen(&self) -> &T {
        if !self.point.may_be_seen() {
            return &self.value;
        }
        let which = Which(self.key as *const ());
        let seen = here::found(which, &self.point)
            .or_else(|| here::find(which, &self.point, (self.key)()));
        let held = seen.as_deref().and_then(|seen| seen.downcast_ref::<Box<dyn Held<T>>>());
        held.map_or(&self.value, |held| held.lend())
    }
}

impl<T: fmt::Debug + Sync> fmt::Debug for PatchableStatic<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// The guard of `patch!(static NAME, value)`; it derefs to the value, and dropped, it takes it away.
#[must_use = "the value is taken away when the guard is dropped: bind it to a name; `let _ = …` drops it at once"]
pub struct PatchedStatic<T: 'static> {
    held: Arc<Box<dyn Held<T>>>,
    scope: Arc<Scope>,
    key: TypeId,
    number: u64,
    bound: PhantomData<Rc<()>>,
}

impl<T> Deref for PatchedStatic<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.held.value()
    }
}

impl<T> Drop for PatchedStatic<T> {
    fn drop(&mut self) {
        self.scope.take(self.key, self.number);
    }
}

impl<T: fmt::Debug> fmt::Debug for PatchedStatic<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PatchedStatic").field(&**self).finish()
    }
}
