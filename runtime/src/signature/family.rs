//! Families: types with lifetime holes, so that the engine can be ordinary generic code.
//! A family says what an argument looks like at the call, to a matcher, and when handed back.

// Where a type hides a second lifetime, as `$of` does, the first can't be elided.
#![allow(clippy::needless_lifetimes)]

use std::marker::PhantomData;

use super::args::{Args, ArgsOf};

/// Lets rustc assume `'y: 'x` wherever this type is mentioned.
///
/// A bound such as `for<'x, 'y> F: At<'x, 'y>` ranges over *all* pairs of lifetimes, also those
/// for which `&'x mut Vec<&'y str>` would not be a legal type. Naming `&'x &'y ()` in the trait's
/// parameters makes the outlives relation an implied bound of each impl, so it need not be proved.
pub type Implied<'x, 'y> = &'x &'y ();

/// A family with its lifetimes filled in: `'x` is the outermost borrow, `'y` is what lies inside.
///
/// Two lifetimes are needed because of `&mut Context<'_>` and its like: what stands behind a
/// `&mut` can't be shortened to the life of the `&mut` itself.
pub trait At<'x, 'y, I = Implied<'x, 'y>> {
    /// The argument's type at these lifetimes.
    type Of;
    /// What a matcher sees, always by reference: `T` for each of `T`, `&T` and `&mut T`.
    type Shown: ?Sized;
    /// The argument, as a matcher sees it.
    fn shown(arg: &Self::Of) -> &Self::Shown;
}

/// The type that the family `F` stands for at the lifetimes `'x` and `'y`.
pub type Of<'x, 'y, F> = <F as At<'x, 'y>>::Of;

/// What a matcher sees of the family `F` at the lifetimes `'x` and `'y`.
pub type Shown<'x, 'y, F> = <F as At<'x, 'y>>::Shown;

/// One argument of a signature, spelled without its lifetimes.
///
/// [`Own<T>`] is `T`, [`Ref<T>`] is `&T`, [`Mut<T>`] is `&mut T`. The macros write families;
/// users meet them only in the types that an editor shows.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not spell an argument type",
    note = "arguments are spelled `Own<T>`, `Ref<T>` or `Mut<T>`; `#[automock]` and `#[patchable]` do that for you"
)]
pub trait Family: 'static + for<'x, 'y> At<'x, 'y> {
    /// What a test is handed when it asks for a recorded argument.
    type View<'k>;
    /// A recorded argument, as a matcher sees it.
    fn look<'s, 'k>(view: &'s Self::View<'k>) -> &'s Shown<'k, 'k, Self>;
}

/// An argument passed by value.
pub struct Own<T>(PhantomData<fn(T)>);

/// An argument passed as `&T`.
pub struct Ref<T: ?Sized>(PhantomData<fn(&T)>);

/// An argument passed as `&T` whose lifetime the output, or something behind a `&mut`, shares.
pub struct Nested<T: ?Sized>(PhantomData<fn(&T)>);

/// An argument passed as `&mut T`.
pub struct Mut<T: ?Sized>(PhantomData<fn(&T)>);

/// An argument passed as `&mut T` whose lifetime the output shares.
pub struct NestedMut<T: ?Sized>(PhantomData<fn(&T)>);

/// An argument passed as `Option<&T>`: `F` says which of the two lifetimes it has.
pub struct Opt<F>(PhantomData<fn(F)>);

/// An argument passed as `&[&T]`, whose lifetimes are one to the double.
pub struct Refs<T: ?Sized>(PhantomData<fn(&T)>);

/// Any other argument that borrows, such as `Ctx<'_>` or `&mut Vec<&str>`.
///
/// `W` is a marker type that the macro makes, with one line that says what it is at each lifetime.
/// Such an argument borrows from the call, so no value of it can outlive the call: it is recorded part by
/// part, where its parts are known, and put together again for who asks; else as text.
///
/// `C` says how it is compared with a value: by `==`, or [`InParts`].
pub struct Local<W, C = ByEquality>(PhantomData<fn(W, C)>);

/// The argument is compared with a value by `==`.
pub enum ByEquality {}

/// The argument is compared with a value part by part: std compares a tuple that borrows with one of the very same
/// lifetimes alone, and so what holds tuples. The macros choose it, where they know all parts.
pub enum InParts {}

/// All arguments of a signature, as what a closure returns that rewrites them.
pub struct Rewritten<A>(PhantomData<fn(A)>);

/// The view of an argument that is never kept as a value.
pub enum Gone {}

macro_rules! simple_families {
    ($($family:ident[$($bound:tt)*] = $of:ty;)*) => {$(
        impl<'x, 'y, T: $($bound)* 'static> At<'x, 'y> for $family<T> {
            type Of = $of;
            type Shown = T;

            fn shown<'s>(arg: &'s $of) -> &'s T {
                arg
            }
        }
        impl<T: $($bound)* 'static> Family for $family<T> {
            type View<'k> = &'k T;

            fn look<'s, 'k>(view: &'s Self::View<'k>) -> &'s Shown<'k, 'k, Self> {
                view
            }
        }
    )*};
}
simple_families! {
    Own[] = T;
    Ref[?Sized +] = &'x T;
    Nested[?Sized +] = &'y T;
    Mut[?Sized +] = &'x mut T;
    NestedMut[?Sized +] = &'y mut T;
}

macro_rules! optional_families {
    ($($family:ident $life:lifetime),*) => {$(
        impl<'x, 'y, T: ?Sized + 'static> At<'x, 'y> for Opt<$family<T>> {
            type Of = Option<&$life T>;
            type Shown = Option<&$life T>;

            fn shown(arg: &Self::Of) -> &Self::Shown {
                arg
            }
        }
        impl<T: ?Sized + 'static> Family for Opt<$family<T>> {
            type View<'k> = Option<&'k T>;

            fn look<'s, 'k>(view: &'s Self::View<'k>) -> &'s Shown<'k, 'k, Self> {
                view
            }
        }
    )*};
}
optional_families!(Ref 'x, Nested 'y);

impl<'x, 'y, T: ?Sized + 'static> At<'x, 'y> for Refs<T> {
    type Of = &'x [&'x T];
    type Shown = [&'x T];

    fn shown<'s>(arg: &'s Self::Of) -> &'s Self::Shown {
        arg
    }
}
impl<T: ?Sized + 'static> Family for Refs<T> {
    type View<'k> = Vec<&'k T>;

    fn look<'s, 'k>(view: &'s Self::View<'k>) -> &'s Shown<'k, 'k, Self> {
        view
    }
}

impl<'x, 'y, W: At<'x, 'y>, C> At<'x, 'y> for Local<W, C> {
    type Of = W::Of;
    type Shown = W::Shown;

    fn shown(arg: &W::Of) -> &W::Shown {
        W::shown(arg)
    }
}
impl<W: 'static + for<'x, 'y> At<'x, 'y>, C: 'static> Family for Local<W, C> {
    type View<'k> = Box<<W as At<'k, 'k>>::Shown>;

    fn look<'s, 'k>(view: &'s Self::View<'k>) -> &'s Shown<'k, 'k, Self> {
        view
    }
}

impl<'x, 'y, A: Args> At<'x, 'y> for Rewritten<A> {
    type Of = ArgsOf<'x, 'y, A>;
    type Shown = ArgsOf<'x, 'y, A>;

    fn shown(arg: &Self::Of) -> &Self::Shown {
        arg
    }
}
impl<A: Args> Family for Rewritten<A> {
    type View<'k> = Gone;

    fn look<'k>(view: &Gone) -> &Shown<'k, 'k, Self> {
        match *view {}
    }
}
