//! What `patch!` finds by the name of a method: its point, or what makes rustc say that there is none.

use std::marker::PhantomData;

use super::point::Patched;
use crate::signature::{Args, Output};

/// What was found by the name of a method.
#[diagnostic::on_unimplemented(
    message = "this function is not patchable",
    label = "this type has no patchable function of this name that is seen here",
    note = "write `#[cfg_attr(test, standin::patchable)]` above the `impl` block it is in, or above the function",
    note = "a method of another crate is called by a function of yours, which is patched"
)]
pub trait Found {
    /// The method's arguments.
    type Args: Args;
    /// What the method returns.
    type Output: Output<Store: Send + Sync>;

    /// The method's point.
    fn found(self) -> Patched<Self::Args, Self::Output>;
}

impl<A: Args, R: Output<Store: Send + Sync>> Found for Patched<A, R> {
    type Args = A;
    type Output = R;

    fn found(self) -> Self {
        self
    }
}

/// A type of which a trait's method may be patched: the method of this number, of a trait with the types
/// `OfTrait`, with type arguments of its own. `Here` is a type of the crate that implements it, without which
/// rustc would have it be implemented for none but types of that crate.
#[diagnostic::on_unimplemented(
    message = "this function is not patchable",
    label = "this type has no patchable function of this name in its `impl` of this trait",
    note = "write `#[cfg_attr(test, standin::patchable)]` above the `impl` block it is in",
    note = "a method of another crate is called by a function of yours, which is patched",
    note = "a generic method is patched with its types, but for those of closures and of `P: AsRef<Path>`; a number that is no `usize` bears its own: `<Tcp as Socket>::bind::<80u16>`"
)]
pub trait MethodPoint<const NUMBER: u64, OfTrait, Types, Here, Point> {
    /// The method's point.
    fn point() -> Point;
}

/// What is found where the type `Of` has no patchable method of that name.
pub struct NotPatchable<Of: ?Sized>(PhantomData<fn(&Of)>);

impl<Of: ?Sized> NotPatchable<Of> {
    #[allow(missing_docs, clippy::new_without_default)]
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

/// The point of the method that was found.
pub fn found<F: Found>(found: F) -> Patched<F::Args, F::Output> {
    found.found()
}
