//! Patches that are started and stopped by hand, for fixtures that have no scope of their own.

use std::any::Any;
use std::fmt;

use super::guard::Patch;
use crate::mock_fn::MockFn;
use crate::signature::{Args, Output};

/// A patch to be started and stopped, as often as one likes: unittest.mock's `patcher`.
///
/// ```
/// use standin::{patchable, patcher};
///
/// #[patchable]
/// fn answer() -> u32 {
///     42
/// }
///
/// let mut patcher = patcher!(answer);
/// assert_eq!(answer(), 42);
/// patcher.start().returns(7);
/// assert_eq!(answer(), 7);
/// patcher.stop();
/// assert_eq!(answer(), 42);
/// ```
#[must_use = "nothing is patched before `start()`"]
pub struct Patcher<A: Args, R: Output> {
    make: Box<dyn Fn() -> Patch<A, R>>,
    patch: Option<Patch<A, R>>,
}

impl<A: Args, R: Output> Patcher<A, R> {
    /// A patch that `make` makes.
    #[doc(hidden)]
    pub fn new(make: impl Fn() -> Patch<A, R> + 'static) -> Self {
        Self { make: Box::new(make), patch: None }
    }

    /// Puts the double in place; a second start begins afresh.
    pub fn start(&mut self) -> &Patch<A, R> {
        self.stop();
        self.patch.insert((self.make)())
    }

    /// Takes the double away again, and verifies it.
    ///
    /// # Panics
    /// If an expectation was called less often than it expects, or more.
    #[track_caller]
    pub fn stop(&mut self) {
        if let Some(patch) = self.patch.take() {
            let mock = patch.as_mock();
            drop(patch);
            mock.verify();
        }
    }
}

impl<A: Args, R: Output> fmt::Debug for Patcher<A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Patcher").field("started", &self.patch.is_some()).finish_non_exhaustive()
    }
}

/// Several patches that are stopped together, the latest first: unittest.mock's `stopall`.
///
/// ```
/// use standin::{PatchSet, patch, patchable};
///
/// #[patchable]
/// fn answer() -> u32 {
///     42
/// }
/// #[patchable]
/// fn question() -> &'static str {
///     "?"
/// }
///
/// let mut patches = PatchSet::new();
/// patches.start(patch!(answer)).returns(7);
/// let asked = patches.start(patch!(question));
/// asked.returns("!");
/// assert_eq!((answer(), question()), (7, "!"));
/// patches.stop_all();
/// assert_eq!((answer(), question()), (42, "?"));
/// asked.assert_called_once();
/// ```
#[derive(Default)]
pub struct PatchSet(Vec<Box<dyn Any>>);

impl PatchSet {
    /// A set without patches.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps the patch until the set is stopped or dropped; the double comes back.
    pub fn start<A: Args, R: Output>(&mut self, patch: Patch<A, R>) -> MockFn<A, R> {
        let double = (*patch).clone();
        self.0.push(Box::new(patch));
        double
    }

    /// Takes all doubles away again, the latest first.
    #[inline]
    pub fn stop_all(&mut self) {
        while let Some(patch) = self.0.pop() {
            drop(patch);
        }
    }
}

impl Drop for PatchSet {
    #[inline]
    fn drop(&mut self) {
        self.stop_all();
    }
}

impl fmt::Debug for PatchSet {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a set of {} patches", self.0.len())
    }
}
