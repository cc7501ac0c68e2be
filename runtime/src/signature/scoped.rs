//! Signatures of a mock whose type parameters may borrow, such as `MockStore<&'a str>`, and of methods
//! that need one more lifetime. They are made of the same families; the bounds that say so differ.

use std::convert::Infallible;
use std::marker::PhantomData;
use std::sync::Arc;

use super::args::TupleAt;
use super::family::{At, Local, Mut, Nested, NestedMut, Opt, Own, Ref, Refs};
use super::output::{Lends, LendsDyn, LendsIn, LendsMut, Lent, LentMut};

/// Lets rustc assume `'y: 'x`, `'z: 'x` and `P: 'x` wherever this type is mentioned, as
/// [`Implied`](super::Implied) does; `P` is made of the mock's type parameters.
///
/// `'z` is a second lifetime that can't be shortened: `&'x mut Vec<&'y str>` beside
/// `&'x mut Vec<&'z str>`.
pub type Scope<'x, 'y, 'z, P> = (&'x &'y (), &'x &'z (), &'x P);

/// A family of a mock with the type parameters `P`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not spell an argument type of a mock whose type parameters borrow",
    note = "arguments are spelled `Own<T>`, `Ref<T>` or `Mut<T>`; `#[automock]` and `mock!` do that for you"
)]
pub trait ScopedFamily<P>: for<'x, 'y, 'z> At<'x, 'y, Scope<'x, 'y, 'z, P>> {}
impl<P, F: for<'x, 'y, 'z> At<'x, 'y, Scope<'x, 'y, 'z, P>>> ScopedFamily<P> for F {}

/// A tuple of such families.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not spell the arguments of a mock whose type parameters borrow",
    note = "a double takes up to 16 arguments; put some of them into a struct"
)]
pub trait ScopedArgs<P>: for<'x, 'y, 'z> TupleAt<'x, 'y, Scope<'x, 'y, 'z, P>> {}
impl<P, A: for<'x, 'y, 'z> TupleAt<'x, 'y, Scope<'x, 'y, 'z, P>>> ScopedArgs<P> for A {}

/// The type that the family `F` stands for.
pub type ScopedOf<'x, 'y, 'z, F, P> = <F as At<'x, 'y, Scope<'x, 'y, 'z, P>>>::Of;

/// What a matcher sees of the family `F`.
pub type ScopedShown<'x, 'y, 'z, F, P> = <F as At<'x, 'y, Scope<'x, 'y, 'z, P>>>::Shown;

/// The arguments of the signature `A`.
pub type ScopedArgsOf<'x, 'y, 'z, A, P> = <A as TupleAt<'x, 'y, Scope<'x, 'y, 'z, P>>>::Of;

/// What an effect for the output `R` makes.
pub type ScopedMade<'x, 'y, 'z, R, P> = ScopedOf<'x, 'y, 'z, <R as ScopedOutput<P>>::Made, P>;

macro_rules! scoped_families {
    ($([$($bounds:tt)*] $family:ty = $of:ty, seen as $shown:ty;)*) => {$(
        impl<'x, 'y, 'z, P, T: $($bounds)*> At<'x, 'y, Scope<'x, 'y, 'z, P>> for $family {
            type Of = $of;
            type Shown = $shown;

            fn shown(arg: &Self::Of) -> &Self::Shown {
                arg
            }
        }
    )*};
}
scoped_families! {
    [] Own<T> = T, seen as T;
    [?Sized + 'static] Ref<T> = &'x T, seen as T;
    [?Sized + 'static] Nested<T> = &'y T, seen as T;
    [?Sized + 'static] Mut<T> = &'x mut T, seen as T;
    [?Sized + 'static] NestedMut<T> = &'y mut T, seen as T;
    [?Sized + 'static] Opt<Ref<T>> = Option<&'x T>, seen as Option<&'x T>;
    [?Sized + 'static] Opt<Nested<T>> = Option<&'y T>, seen as Option<&'y T>;
    [?Sized + 'static] Refs<T> = &'x [&'x T], seen as [&'x T];
}

impl<'x, 'y, 'z, P, W: At<'x, 'y, Scope<'x, 'y, 'z, P>>, C> At<'x, 'y, Scope<'x, 'y, 'z, P>>
    for Local<W, C>
{
    type Of = W::Of;
    type Shown = W::Shown;

    fn shown(arg: &W::Of) -> &W::Shown {
        W::shown(arg)
    }
}

/// What comes back from a call: [`Output`](super::Output), where types may borrow.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not spell an output type of a mock whose type parameters borrow",
    note = "outputs are spelled by `#[automock]` and `mock!`"
)]
pub trait ScopedOutput<P> {
    /// What an effect makes.
    type Made: ScopedFamily<P>;
    /// Where it rests when the caller borrows it.
    type Store: Clone + Default;
    /// A value of it that borrows from no call.
    type Value;
    /// Hands over such a value.
    fn give<'x, 'y, 'z>(value: Self::Value) -> ScopedMade<'x, 'y, 'z, Self, P>;
}

macro_rules! scoped_outputs {
    ($([$($generics:tt)*] $output:ty = $value:ty, as $made:ty, in $store:ty;)*) => {$(
        impl<P, $($generics)*> ScopedOutput<P> for $output {
            type Made = $made;
            type Store = $store;
            type Value = $value;

            fn give<'x, 'y, 'z>(value: $value) -> ScopedMade<'x, 'y, 'z, Self, P> {
                value
            }
        }
    )*};
}
scoped_outputs! {
    [T] Own<T> = T, as Self, in ();
    [T: ?Sized + 'static] Ref<T> = &'static T, as Self, in ();
    [T: ?Sized + 'static] Nested<T> = &'static T, as Self, in ();
    [T: ?Sized + 'static] Opt<Ref<T>> = Option<&'static T>, as Self, in ();
    [T: ?Sized + 'static] Opt<Nested<T>> = Option<&'static T>, as Self, in ();
    [M, T: ?Sized] Lends<M, T> = M, as Own<M>, in Arc<Lent<T>>;
    [T: ?Sized] LendsDyn<T> = Box<T>, as Own<Box<T>>, in Arc<Lent<T>>;
    [M, T: ?Sized] LendsIn<M, T> = M, as Own<M>, in Arc<Lent<T>>;
    [M, T: ?Sized] LendsMut<M, T> = M, as Own<M>, in LentMut<T>;
}

impl<P, W, C> ScopedOutput<P> for Local<W, C>
where
    Self: ScopedFamily<P>,
{
    type Made = Self;
    type Store = ();
    type Value = Infallible;

    fn give<'x, 'y, 'z>(value: Infallible) -> ScopedMade<'x, 'y, 'z, Self, P> {
        match value {}
    }
}

/// An argument that a report is to show; see [`scoped_text`].
pub struct Argument<'a, T: ?Sized>(pub &'a T);

/// Finds the text of an argument: by its `Debug`, or, with one more reference before it, by the want of it.
/// Emitted code calls `(&Argument(&arg)).text()`, and method lookup tries the fewer references first.
pub mod scoped_text {
    use super::Argument;
    use crate::report::debug_text;
    use std::fmt::Debug;

    /// For what has a `Debug`.
    pub trait StandinByDebug {
        /// The text.
        fn text(&self) -> String;
    }
    impl<T: Debug + ?Sized> StandinByDebug for Argument<'_, T> {
        fn text(&self) -> String {
            debug_text(&self.0)
        }
    }

    /// For what has none.
    pub trait StandinByNoDebug {
        /// A question mark.
        fn text(&self) -> String {
            "?".into()
        }
    }
    impl<T: ?Sized> StandinByNoDebug for &Argument<'_, T> {}
}

/// Asks whether the type `V` has a default value.
pub struct ScopedDefault<V>(PhantomData<fn() -> V>);

impl<V> ScopedDefault<V> {
    /// The one there is.
    pub const NEW: Self = Self(PhantomData);
}

impl<V: Default> ScopedDefault<V> {
    /// What makes it; method lookup takes this where the bound holds.
    #[must_use]
    pub fn make(self) -> Option<fn() -> V> {
        Some(V::default)
    }
}

/// For a type that has no default value.
pub trait StandinByNoScopedDefault<V>: Sized {
    /// Nothing.
    fn make(self) -> Option<fn() -> V> {
        None
    }
}
impl<V> StandinByNoScopedDefault<V> for ScopedDefault<V> {}
