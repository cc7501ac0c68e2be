//! A `const fn` among functions that can be patched: what is emitted for it makes rustc say that it
//! can't.

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
