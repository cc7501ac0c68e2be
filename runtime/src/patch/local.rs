//! A patchable thread-local.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{AccessError, LocalKey};

use super::variable::Variable;

/// What `#[patchable]` makes of a `static` in a `thread_local!`: it does what a [`LocalKey`] does, with
/// the thread's value or with what a patch put in its place.
///
/// A thread-local is of one thread, and so is its patch: another thread goes on seeing its own value,
/// also where it enters the [`PatchScope`](crate::PatchScope) of this one.
///
/// ```
/// use std::cell::Cell;
///
/// use standin::{patch, patchable};
///
/// #[patchable]
/// thread_local! {
///     static LIMIT: Cell<u32> = const { Cell::new(3) };
/// }
///
/// fn main() {
///     {
///         let _patched = patch!(static LIMIT, Cell::new(5));
///         assert_eq!(LIMIT.with(|limit| limit.get()), 5);
///     }
///     assert_eq!(LIMIT.get(), 3);
/// }
/// ```
///
/// It stands in a module: rustc takes no attribute of ours above a macro call among statements.
pub struct PatchableLocal<T: 'static> {
    original: &'static LocalKey<T>,
    patches: &'static LocalKey<LocalPatches<T>>,
    /// How many patches there are, on all threads.
    live: AtomicUsize,
}

/// What is in place of a thread-local on one thread, the latest last.
#[doc(hidden)]
pub struct LocalPatches<T>(RefCell<Vec<Rc<T>>>);

impl<T> LocalPatches<T> {
    /// Nothing is in place of it.
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }
}

impl<T: 'static> PatchableLocal<T> {
    /// A thread-local whose own value is `original`.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(
        original: &'static LocalKey<T>,
        patches: &'static LocalKey<LocalPatches<T>>,
    ) -> Self {
        Self { original, patches, live: AtomicUsize::new(0) }
    }

    /// See [`LocalKey::with`].
    ///
    /// # Panics
    /// If the thread's value is destroyed, or being made.
    pub fn with<R>(&'static self, read: impl FnOnce(&T) -> R) -> R {
        match self.patched() {
            Some(value) => read(&value),
            None => self.original.with(read),
        }
    }

    /// See [`LocalKey::try_with`].
    ///
    /// # Errors
    /// If the thread's value is destroyed.
    pub fn try_with<R>(&'static self, read: impl FnOnce(&T) -> R) -> Result<R, AccessError> {
        match self.patched() {
            Some(value) => Ok(read(&value)),
            None => self.original.try_with(read),
        }
    }

    #[inline]
    fn patched(&self) -> Option<Rc<T>> {
        if self.live.load(Ordering::Relaxed) == 0 { None } else { self.latest() }
    }

    #[cold]
    fn latest(&self) -> Option<Rc<T>> {
        // While a thread's locals are being destroyed it sees no patches any more.
        self.patches.try_with(|patches| patches.0.borrow().last().cloned()).ok()?
    }
}

impl<T> PatchableLocal<Cell<T>> {
    /// See [`LocalKey::set`].
    pub fn set(&'static self, value: T) {
        self.with(|cell| cell.set(value));
    }

    /// See [`LocalKey::get`].
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(Cell::get)
    }

    /// See [`LocalKey::take`].
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(Cell::take)
    }

    /// See [`LocalKey::replace`].
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T> PatchableLocal<RefCell<T>> {
    /// See [`LocalKey::with_borrow`].
    ///
    /// # Panics
    /// If the value is mutably borrowed.
    pub fn with_borrow<R>(&'static self, read: impl FnOnce(&T) -> R) -> R {
        self.with(|cell| read(&cell.borrow()))
    }

    /// See [`LocalKey::with_borrow_mut`].
    ///
    /// # Panics
    /// If the value is borrowed.
    pub fn with_borrow_mut<R>(&'static self, change: impl FnOnce(&mut T) -> R) -> R {
        self.with(|cell| change(&mut cell.borrow_mut()))
    }

    /// See [`LocalKey::set`].
    ///
    /// # Panics
    /// If the value is borrowed.
    pub fn set(&'static self, value: T) {
        drop(self.replace(value));
    }

    /// See [`LocalKey::take`].
    ///
    /// # Panics
    /// If the value is borrowed.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    /// See [`LocalKey::replace`].
    ///
    /// # Panics
    /// If the value is borrowed.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

#[diagnostic::do_not_recommend]
impl<T: 'static> Variable<T> for PatchableLocal<T> {
    type Guard = PatchedLocal<T>;

    fn patch(&'static self, value: T) -> PatchedLocal<T> {
        let value = Rc::new(value);
        self.patches.with(|patches| patches.0.borrow_mut().push(value.clone()));
        self.live.fetch_add(1, Ordering::Relaxed);
        PatchedLocal { local: self, value }
    }
}

impl<T> fmt::Debug for PatchableLocal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PatchableLocal").finish_non_exhaustive()
    }
}

/// The guard of `patch!(static NAME, value)` for a thread-local; it derefs to the value, and dropped, it
/// takes it away.
#[must_use = "the value is taken away when the guard is dropped: bind it to a name; `let _ = …` drops it at once"]
pub struct PatchedLocal<T: 'static> {
    local: &'static PatchableLocal<T>,
    value: Rc<T>,
}

impl<T> Deref for PatchedLocal<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Drop for PatchedLocal<T> {
    fn drop(&mut self) {
        // Where the thread's locals are gone, its patches are gone too.
        let taken = self.local.patches.try_with(|patches| {
            patches.0.borrow_mut().retain(|value| !Rc::ptr_eq(value, &self.value));
        });
        if taken.is_ok() {
            self.local.live.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for PatchedLocal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PatchedLocal").field(&*self.value).finish()
    }
}
