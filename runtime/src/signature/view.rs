//! What an original gets for `impl AsRef`: the double has looked at the argument already.

use std::borrow::Borrow;
use std::fmt::{self, Debug, Display};

/// Can be seen as what the argument showed, and as nothing else, so that `as_ref()` needs no types.
pub struct View<'a, T: ?Sized>(pub &'a T);

impl<'a, T: ?Sized> View<'a, T> {
    /// One of each.
    pub fn all<O: Borrow<T>>(owned: &'a [O]) -> Vec<Self> {
        owned.iter().map(|one| View(one.borrow())).collect()
    }
}

impl<T: ?Sized> Clone for View<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for View<'_, T> {}

impl<T: ?Sized> AsRef<T> for View<'_, T> {
    fn as_ref(&self) -> &T {
        self.0
    }
}

impl<T: ?Sized + Debug> Debug for View<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: ?Sized + Display> Display for View<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
