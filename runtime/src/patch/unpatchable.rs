//! What can't be patched among functions that can: what is emitted for it makes rustc say why. Written
//! out for each, for rustc would tell the user of a macro in here.

use std::marker::PhantomData;

use super::guard::Patch;
use crate::signature::Own;

/// Stands for a `const fn` of the type `Of`.
pub struct ConstFn<Of: ?Sized>(PhantomData<fn(&Of)>);

/// No type is: the bound is there for what rustc says where it is not met.
#[diagnostic::on_unimplemented(
    message = "a `const fn` can't be patched",
    label = "its calls may be answered at compile time",
    note = "take `const` away under test, or call it from a function that is not `const`, and patch that"
)]
pub trait AnswersAtRunTime {}

impl<Of: ?Sized> ConstFn<Of> {
    #[allow(missing_docs, clippy::new_without_default)]
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Can't be called.
    pub fn patch(self) -> Patch<(), Own<()>>
    where
        Of: AnswersAtRunTime,
    {
        unreachable!("no type has the bound")
    }

    /// Can't be called.
    pub fn patch_globally(self) -> Patch<(), Own<()>>
    where
        Of: AnswersAtRunTime,
    {
        self.patch()
    }
}

/// Stands for a method of the type `Of` that returns a `&mut` of what has a lifetime of the type's.
pub struct LendsForGood<Of: ?Sized>(PhantomData<fn(&Of)>);

/// No type is: the bound is there for what rustc says where it is not met.
#[diagnostic::on_unimplemented(
    message = "a method that returns a `&mut` of something with a lifetime can't be patched",
    label = "a double would have to lend it for ever, and of a `&mut` rustc can't shorten that",
    note = "call it from a function that returns something else, and patch that"
)]
pub trait LendsForLess {}

impl<Of: ?Sized> LendsForGood<Of> {
    #[allow(missing_docs, clippy::new_without_default)]
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Can't be called.
    pub fn patch(self) -> Patch<(), Own<()>>
    where
        Of: LendsForLess,
    {
        unreachable!("no type has the bound")
    }

    /// Can't be called.
    pub fn patch_globally(self) -> Patch<(), Own<()>>
    where
        Of: LendsForLess,
    {
        self.patch()
    }
}
