//! Another value in a place.

use std::fmt;
use std::ops::{Deref, DerefMut};

/// Another value in a place, for as long as the guard lives; the guard derefs to it.
///
/// What `unittest.mock` calls `patch.object` with `new`.
///
/// ```
/// let mut limit = 3;
/// {
///     let mut patched = standin::patch_value(&mut limit, 5);
///     *patched += 1;
///     assert_eq!(*patched, 6);
/// }
/// assert_eq!(limit, 3);
/// ```
pub fn patch_value<T>(place: &mut T, value: T) -> PatchedValue<'_, T> {
    let original = std::mem::replace(place, value);
    PatchedValue { place, original: Some(original) }
}

/// The guard of [`patch_value`]; dropped, it puts the original value back.
#[must_use = "the value is put back when the guard is dropped: bind it to a name; `let _ = …` drops it at once"]
pub struct PatchedValue<'p, T> {
    place: &'p mut T,
    original: Option<T>,
}

impl<T> Deref for PatchedValue<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.place
    }
}

impl<T> DerefMut for PatchedValue<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.place
    }
}

impl<T> Drop for PatchedValue<'_, T> {
    fn drop(&mut self) {
        if let Some(original) = self.original.take() {
            *self.place = original;
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for PatchedValue<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PatchedValue").field(&**self).finish()
    }
}
