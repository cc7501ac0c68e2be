//! What can't be patched among functions that can: what is emitted for it makes rustc say why. Written
//! out for each, for rustc would tell the user of a macro in here.

use std::marker::PhantomData;

use super::method::Found;
use super::point::{Patchable, Patched};
use crate::signature::{Args, Output, Own};

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
}

impl<Of: ?Sized + AnswersAtRunTime> Found for ConstFn<Of> {
    type Args = ();
    type Output = Own<()>;

    fn found(self) -> Patched<(), Own<()>> {
        unreachable!("no type has the bound")
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
}

impl<Of: ?Sized + LendsForLess> Found for LendsForGood<Of> {
    type Args = ();
    type Output = Own<()>;

    fn found(self) -> Patched<(), Own<()>> {
        unreachable!("no type has the bound")
    }
}

/// Stands for a method of the type `Of` with several lifetimes that can't be shortened to one.
pub struct BorrowsApart<Of: ?Sized>(PhantomData<fn(&Of)>);

/// No type is: the bound is there for what rustc says where it is not met.
#[diagnostic::on_unimplemented(
    message = "a method with several lifetimes that can't be shortened to one can't be patched",
    label = "a double knows one, as what is borrowed behind `&mut Vec<&str>` or comes back",
    note = "give them one name, or patch what the method calls"
)]
pub trait BorrowsTogether {}

impl<Of: ?Sized> BorrowsApart<Of> {
    #[allow(missing_docs, clippy::new_without_default)]
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<Of: ?Sized + BorrowsTogether> Found for BorrowsApart<Of> {
    type Args = ();
    type Output = Own<()>;

    fn found(self) -> Patched<(), Own<()>> {
        unreachable!("no type has the bound")
    }
}

/// Stands for a variadic function: an alias has its name.
pub enum Variadic {}

/// No type is: the bound is there for what rustc says where it is not met.
#[diagnostic::on_unimplemented(
    message = "a variadic function can't be patched",
    label = "it takes any number of arguments, and a double those that it was told of",
    note = "call it from a function of yours, and patch that"
)]
pub trait OfFixedArguments {
    /// Not known, so that rustc has no more to say of what is done with the double.
    type Args: Args;
    /// Not known either.
    type Output: Output<Store: Send + Sync>;
}

impl<K: OfFixedArguments> Patchable<K> for Variadic {
    type Args = K::Args;
    type Output = K::Output;

    fn patched() -> Patched<K::Args, K::Output> {
        unreachable!("no type has the bound")
    }
}

/// Stands for a generic method of the type `Of` whose types may borrow.
pub struct MayBorrow<Of: ?Sized>(PhantomData<fn(&Of)>);

/// No type is: the bound is there for what rustc says where it is not met.
#[diagnostic::on_unimplemented(
    message = "a generic method whose types may borrow can't be patched",
    label = "a double is told from others by its types, and so they have to be `'static`",
    note = "write `T: … + 'static` where the method is of your own, or patch what it calls"
)]
pub trait NeverBorrows {}

impl<Of: ?Sized> MayBorrow<Of> {
    #[allow(missing_docs, clippy::new_without_default)]
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<Of: ?Sized + NeverBorrows> Found for MayBorrow<Of> {
    type Args = ();
    type Output = Own<()>;

    fn found(self) -> Patched<(), Own<()>> {
        unreachable!("no type has the bound")
    }
}
