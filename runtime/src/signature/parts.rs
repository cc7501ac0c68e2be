//! How an argument is kept that borrows in its parts, as `Vec<&str>` or `(u8, Cow<'_, str>)`: each part in its
//! owned form, of which the argument is put together again when it is looked at.

use std::any::type_name;
use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::ffi::{CString, OsString};
use std::fmt::Debug;
use std::hash::{BuildHasher, Hash};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use super::family::{At, Local, Of, Shown};
use super::keep::{Keeper, Ownable, Value};
use crate::report::Texts;

/// A value that has an owned form, part by part, and a `Debug`: a bound of its own for that would have rustc look at
/// all `Debug`s there are, where it asks for a keeper of what it does not know yet.
#[diagnostic::on_unimplemented(
    message = "an argument of this type has no owned form",
    note = "what borrows is kept if it is made of references, `Cow`s, collections, tuples and values of std"
)]
pub trait Parts: Debug {
    /// The owned form.
    type Owned: 'static;
    /// Makes it.
    fn own(&self) -> Self::Owned;
}

/// A value that is put together again from its owned form.
pub trait Again<'k, O> {
    /// The value, which borrows from the owned form.
    fn again(owned: &'k O) -> Self;
}

/// As [`Again`], for a value that need not have a size.
pub trait Boxed<'k, O> {
    /// The value.
    fn boxed(owned: &'k O) -> Box<Self>;
}

impl<'k, O, P: Again<'k, O>> Boxed<'k, O> for P {
    fn boxed(owned: &'k O) -> Box<P> {
        Box::new(P::again(owned))
    }
}

impl<'k, O, P: Again<'k, O>> Boxed<'k, Vec<O>> for [P] {
    fn boxed(owned: &'k Vec<O>) -> Box<[P]> {
        owned.iter().map(P::again).collect()
    }
}

impl<P: Parts> Parts for [P] {
    type Owned = Vec<P::Owned>;

    fn own(&self) -> Vec<P::Owned> {
        self.iter().map(P::own).collect()
    }
}

impl<T: ?Sized + Debug + ToOwned<Owned: 'static> + 'static> Parts for &T {
    type Owned = T::Owned;

    fn own(&self) -> T::Owned {
        (**self).to_owned()
    }
}
impl<'k, T: ?Sized + ToOwned + 'static> Again<'k, T::Owned> for &'k T {
    fn again(owned: &'k T::Owned) -> Self {
        owned.borrow()
    }
}

impl<T: ?Sized + Debug + ToOwned<Owned: Debug + 'static> + 'static> Parts for Cow<'_, T> {
    type Owned = T::Owned;

    fn own(&self) -> T::Owned {
        (**self).to_owned()
    }
}
impl<'k, T: ?Sized + ToOwned + 'static> Again<'k, T::Owned> for Cow<'k, T> {
    fn again(owned: &'k T::Owned) -> Self {
        Cow::Borrowed(owned.borrow())
    }
}

/// Calls `$each!([] Type, …)` for what std has that borrows nothing.
macro_rules! plain_values {
    ($each:ident) => {
        $each! {
            [] (), [] bool, [] char, [] f32, [] f64,
            [] u8, [] u16, [] u32, [] u64, [] u128, [] usize,
            [] i8, [] i16, [] i32, [] i64, [] i128, [] isize,
            [] String, [] PathBuf, [] OsString, [] CString,
            [] Ordering, [] Duration, [] Instant, [] SystemTime,
            [] IpAddr, [] Ipv4Addr, [] Ipv6Addr, [] SocketAddr,
        }
    };
}
pub(crate) use plain_values;

/// Values that borrow nothing. They are listed, for rustc can't tell them from those that do.
macro_rules! whole {
    ($([$($generics:tt)*] $value:ty,)*) => {$(
        impl<$($generics)*> Parts for $value {
            type Owned = $value;

            #[inline]
            fn own(&self) -> $value {
                self.clone()
            }
        }
        impl<'k, $($generics)*> Again<'k, $value> for $value {
            #[inline]
            fn again(owned: &'k $value) -> Self {
                owned.clone()
            }
        }
    )*};
}
plain_values!(whole);
whole! { [T: ?Sized + Debug + 'static] Arc<T>, }

macro_rules! tuples {
    ($($P:ident $O:ident $index:tt),*) => {
        impl<$($P: Parts),*> Parts for ($($P,)*) {
            type Owned = ($($P::Owned,)*);

            fn own(&self) -> Self::Owned {
                ($(self.$index.own(),)*)
            }
        }
        impl<'k, $($P: Again<'k, $O>, $O),*> Again<'k, ($($O,)*)> for ($($P,)*) {
            fn again(owned: &'k ($($O,)*)) -> Self {
                ($($P::again(&owned.$index),)*)
            }
        }
    };
}
tuples!(A P 0);
tuples!(A P 0, B Q 1);
tuples!(A P 0, B Q 1, C R 2);
tuples!(A P 0, B Q 1, C R 2, D S 3);
tuples!(A P 0, B Q 1, C R 2, D S 3, E T 4);
tuples!(A P 0, B Q 1, C R 2, D S 3, E T 4, F U 5);

impl<P: Parts> Parts for Option<P> {
    type Owned = Option<P::Owned>;

    fn own(&self) -> Self::Owned {
        self.as_ref().map(P::own)
    }
}
impl<'k, O, P: Again<'k, O>> Again<'k, Option<O>> for Option<P> {
    fn again(owned: &'k Option<O>) -> Self {
        owned.as_ref().map(P::again)
    }
}

impl<P: Parts, E: Parts> Parts for Result<P, E> {
    type Owned = Result<P::Owned, E::Owned>;

    fn own(&self) -> Self::Owned {
        self.as_ref().map(P::own).map_err(|err| err.own())
    }
}
impl<'k, O, U, P: Again<'k, O>, E: Again<'k, U>> Again<'k, Result<O, U>> for Result<P, E> {
    fn again(owned: &'k Result<O, U>) -> Self {
        owned.as_ref().map(P::again).map_err(E::again)
    }
}

impl<P: Parts, const N: usize> Parts for [P; N] {
    type Owned = [P::Owned; N];

    fn own(&self) -> Self::Owned {
        self.each_ref().map(P::own)
    }
}
impl<'k, O, P: Again<'k, O>, const N: usize> Again<'k, [O; N]> for [P; N] {
    fn again(owned: &'k [O; N]) -> Self {
        owned.each_ref().map(P::again)
    }
}

/// Collections: the owned form is such a collection of owned parts.
macro_rules! collections {
    ($($collection:ident [$($bounds:tt)*] $([$S:ident])?;)*) => {$(
        impl<P: Parts<Owned: $($bounds)*> $(, $S: BuildHasher + Default + 'static)?> Parts
            for $collection<P $(, $S)?>
        {
            type Owned = $collection<P::Owned $(, $S)?>;

            fn own(&self) -> Self::Owned {
                self.iter().map(P::own).collect()
            }
        }
        impl<'k, O, P: Again<'k, O> + $($bounds)* $(, $S: BuildHasher + Default)?>
            Again<'k, $collection<O $(, $S)?>> for $collection<P $(, $S)?>
        {
            fn again(owned: &'k $collection<O $(, $S)?>) -> Self {
                owned.iter().map(P::again).collect()
            }
        }
    )*};
}
collections!(Vec[]; VecDeque[]; BTreeSet[Ord]; HashSet[Eq + Hash][S];);

/// As [`collections`], of keys and values.
macro_rules! maps {
    ($($map:ident [$($bounds:tt)*] $([$S:ident])?;)*) => {$(
        impl<P: Parts<Owned: $($bounds)*>, V: Parts $(, $S: BuildHasher + Default + 'static)?> Parts
            for $map<P, V $(, $S)?>
        {
            type Owned = $map<P::Owned, V::Owned $(, $S)?>;

            fn own(&self) -> Self::Owned {
                self.iter().map(|(key, value)| (key.own(), value.own())).collect()
            }
        }
        impl<'k, O, U, P: Again<'k, O> + $($bounds)*, V: Again<'k, U> $(, $S: BuildHasher + Default)?>
            Again<'k, $map<O, U $(, $S)?>> for $map<P, V $(, $S)?>
        {
            fn again(owned: &'k $map<O, U $(, $S)?>) -> Self {
                owned.iter().map(|(key, value)| (P::again(key), V::again(value))).collect()
            }
        }
    )*};
}
maps!(BTreeMap[Ord]; HashMap[Eq + Hash][S];);

impl<W, C: 'static, O> Ownable for Local<W, C>
where
    W: 'static + for<'x, 'y> At<'x, 'y>,
    for<'x, 'y> <W as At<'x, 'y>>::Shown: Parts<Owned = O>,
    for<'k> <W as At<'k, 'k>>::Shown: Boxed<'k, O>,
    O: 'static,
{
    type Owned = O;

    fn own(arg: &Of<'_, '_, Self>) -> O {
        W::shown(arg).own()
    }
    fn view(owned: &O) -> Box<<W as At<'_, '_>>::Shown> {
        Boxed::boxed(owned)
    }
}

impl<W, C: 'static, O> Keeper<Local<W, C>> for Value
where
    W: 'static + for<'x, 'y> At<'x, 'y>,
    for<'x, 'y> <W as At<'x, 'y>>::Shown: Parts<Owned = O>,
    for<'k> <W as At<'k, 'k>>::Shown: Boxed<'k, O>,
    O: Send + Sync + 'static,
{
    type Kept = O;

    fn keep(arg: &Of<'_, '_, Local<W, C>>) -> O {
        W::shown(arg).own()
    }
    fn view(kept: &O) -> Option<Box<<W as At<'_, '_>>::Shown>> {
        Some(Boxed::boxed(kept))
    }
    fn write(kept: &O, texts: &mut Texts) {
        let again: Box<Shown<'_, '_, Local<W, C>>> = Boxed::boxed(kept);
        texts.value(type_name::<Local<W, C>>(), &again);
    }
}
