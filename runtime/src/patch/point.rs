//! The point in a patchable function where a patch is looked up.

use std::any::{Any, TypeId};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::guard::Patch;
use super::here::{self, Which};
use super::scope::AnyDouble;
use crate::mock_fn::{MockFn, MockObject, PassedOn, Tried};
use crate::signature::{Args, ArgsOf, Made, Output};

/// A function that [`patch!`](macro@crate::patch) can put a double in place of, with the type
/// arguments `K`: `()` where it is not generic, the type itself where there is one, a tuple of several.
///
/// `#[patchable]` implements it for a type that bears the function's name.
#[diagnostic::on_unimplemented(
    message = "this function is not patchable",
    label = "not patchable, or not with these type arguments",
    note = "write `#[cfg_attr(test, standin::patchable)]` above the function, or above the `impl` block of a method",
    note = "a generic function is patched with its type arguments, `patch!(parse::<u32>)`, but for those of closures and of `P: AsRef<Path>`, `patch!(open)`; a `static` with its value, `patch!(static LIMIT, 3)`",
    note = "a function of another crate is patched where it is imported: `#[patchable(fn(path: &Path) -> io::Result<String>)] use std::fs::read_to_string;`"
)]
pub trait Patchable<K: ?Sized = ()>: 'static {
    /// The function's arguments.
    type Args: Args;
    /// What the function returns.
    type Output: Output<Store: Send + Sync>;

    /// Where its patches are looked up, and what makes a double for it.
    #[doc(hidden)]
    fn patched() -> Patched<Self::Args, Self::Output>;
}

/// Stands for a function that isn't patchable, so that rustc's error can say so.
pub struct NoFunction;

/// What `patch!` finds where a function has no companion type.
pub mod not_patchable {
    pub use super::NoFunction as __StandinCompanion;
}

/// Counts the patches of a function, whatever its type arguments; a `static`, made by the macro.
pub struct PatchPoint {
    live: AtomicUsize,
    global: AtomicUsize,
    /// Where in a scope its double was found last; a hint, for each scope has its own order.
    place: AtomicUsize,
}

impl PatchPoint {
    /// A point that nothing patches.
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Self { live: AtomicUsize::new(0), global: AtomicUsize::new(0), place: AtomicUsize::new(0) }
    }

    /// Whether there is a double. This is all that a function costs of which there is none.
    #[inline]
    pub(super) fn is_patched(&self) -> bool {
        self.live.load(Ordering::Relaxed) != 0
    }

    /// One bit of 64, the same for each call: by where the point lies.
    #[inline]
    pub(super) fn mark(&self) -> u64 {
        // Points lie 24 bytes apart or more: neighbours have different bits.
        1 << (std::ptr::from_ref(self).addr() / 16 % 64)
    }

    /// Whether it is worth looking for the double: others that patch the function are to cost a thread
    /// that does not as little as can be.
    #[inline]
    pub(super) fn may_be_seen(&self) -> bool {
        here::may_see(self.mark()) || self.is_global()
    }

    pub(super) fn place(&self) -> usize {
        self.place.load(Ordering::Relaxed)
    }

    pub(super) fn set_place(&self, place: usize) {
        self.place.store(place, Ordering::Relaxed);
    }

    #[inline]
    pub(super) fn is_global(&self) -> bool {
        self.global.load(Ordering::Relaxed) != 0
    }

    pub(super) fn enter(&self, is_global: bool) {
        self.live.fetch_add(1, Ordering::Relaxed);
        self.global.fetch_add(usize::from(is_global), Ordering::Relaxed);
    }

    pub(super) fn leave(&self, is_global: bool) {
        self.live.fetch_sub(1, Ordering::Relaxed);
        self.global.fetch_sub(usize::from(is_global), Ordering::Relaxed);
    }
}

/// Makes a double of one function.
type MakeDouble<A, R> = fn(&MockObject) -> MockFn<A, R>;

/// One patchable function, with its type arguments. It is small, for each call makes one.
pub struct Patched<A: Args, R: Output> {
    pub(super) point: &'static PatchPoint,
    describe: fn() -> Described<A, R>,
}

/// What there is to know of a function that is patched.
pub struct Described<A: Args, R: Output> {
    /// What tells it from all others.
    pub(super) key: TypeId,
    pub(super) method: &'static str,
    pub(super) make: MakeDouble<A, R>,
}

impl<A: Args, R: Output> Described<A, R> {
    /// The function that `Key` stands for.
    #[must_use]
    pub fn new<Key: ?Sized + 'static>(method: &'static str, make: MakeDouble<A, R>) -> Self {
        Self { key: TypeId::of::<Key>(), method, make }
    }
}

impl<A: Args, R: Output<Store: Send + Sync>> Patched<A, R> {
    /// A function whose patches are counted by `point`.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn new(point: &'static PatchPoint, describe: fn() -> Described<A, R>) -> Self {
        Self { point, describe }
    }

    pub(super) fn described(&self) -> Described<A, R> {
        (self.describe)()
    }

    /// Whether there is a double that may be seen in its place from here.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn is_patched(&self) -> bool {
        self.point.is_patched() && self.point.may_be_seen()
    }

    /// The arguments as they are.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn args<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>) -> ArgsOf<'x, 'y, A> {
        args
    }

    /// What the double answers that is seen in its place, here and now; the arguments come back where
    /// there is none, or where the original is to be called.
    ///
    /// Out of line: the function itself stays as small as it was.
    #[doc(hidden)]
    #[cold]
    #[inline(never)]
    #[track_caller]
    pub fn answer<'x, 'y>(self, args: ArgsOf<'x, 'y, A>) -> Tried<'x, 'y, A, Made<'x, 'y, R>> {
        let Some(seen) = self.seen() else { return Err((args, PassedOn::unseen())) };
        match (&*seen as &dyn Any).downcast_ref::<MockFn<A, R>>() {
            Some(double) => double.try_call(args),
            None => Err((args, PassedOn::unseen())),
        }
    }

    /// The double that is seen in its place, here and now.
    pub(super) fn seen(&self) -> Option<AnyDouble> {
        let which = Which(self.describe as *const ());
        match here::found(which, self.point) {
            None => here::find(which, self.point, self.described().key),
            found => found,
        }
    }

    /// Puts a double in its place, for this thread.
    #[doc(hidden)]
    #[track_caller]
    pub fn patch(self) -> Patch<A, R> {
        Patch::local(&self)
    }

    /// Puts a double in its place, for the whole process.
    #[doc(hidden)]
    #[track_caller]
    pub fn patch_globally(self) -> Patch<A, R> {
        Patch::global(&self)
    }
}
