//! Plain values as matchers of arguments that borrow in their parts: `(1, "x")` for a `(u8, &str)`.
//!
//! std compares a tuple, an `Option` or a map with one of the very same type alone, lifetimes included, so no
//! value of a test's would do: here they are compared part by part.

use std::any::type_name;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::ffi::{CString, OsString};
use std::fmt::Debug;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use super::value::wanted;
use super::{IntoMatcher, Kinded, Matcher};
use crate::signature::{At, ByEquality, InParts, Local, Shown, plain_values};

/// A value that an `X` can be compared with, part by part.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be compared with `{X}`",
    note = "it is compared part by part, if it is made of references, `Cow`s, collections, tuples and values of std"
)]
pub trait Same<X: ?Sized> {
    /// Whether they are the same.
    fn same(&self, other: &X) -> bool;
}

/// What std compares with values of other types too.
macro_rules! by_equality {
    ($([$($generics:tt)*] $value:ty,)*) => {$(
        impl<$($generics)* X> Same<X> for $value
        where
            $value: PartialEq<X>,
        {
            fn same(&self, other: &X) -> bool {
                *self == *other
            }
        }
    )*};
}
plain_values!(by_equality);
by_equality! {
    ['a, T: ?Sized,] &'a T, ['a, T: ?Sized + ToOwned,] Cow<'a, T>, [T: ?Sized,] Arc<T>,
}

impl<T: ?Sized + PartialEq<X>, X> Same<X> for &mut T {
    fn same(&self, other: &X) -> bool {
        **self == *other
    }
}

/// A reference to such a value is one too.
macro_rules! behind_references {
    ($([$($generics:tt)*] $compound:ty,)*) => {$(
        impl<$($generics)* Y: ?Sized> Same<&Y> for $compound
        where
            Self: Same<Y>,
        {
            fn same(&self, other: &&Y) -> bool {
                self.same(*other)
            }
        }
    )*};
}
behind_references! {
    [P,] Option<P>, [P, E,] Result<P, E>,
    [P,] [P], [P,] Vec<P>, [P,] VecDeque<P>, [P, const N: usize,] [P; N],
    [P,] BTreeSet<P>, [P, S,] HashSet<P, S>, [P, V,] BTreeMap<P, V>, [P, V, S,] HashMap<P, V, S>,
}

macro_rules! tuples {
    ($($P:ident $X:ident $index:tt),*) => {
        behind_references!([$($P,)*] ($($P,)*),);
        impl<$($P: Same<$X>, $X),*> Same<($($X,)*)> for ($($P,)*) {
            fn same(&self, other: &($($X,)*)) -> bool {
                true $(&& self.$index.same(&other.$index))*
            }
        }
        impl<$($X),*> Compound for ($($X,)*) {}
    };
}
tuples!(A X 0);
tuples!(A X 0, B Y 1);
tuples!(A X 0, B Y 1, C Z 2);
tuples!(A X 0, B Y 1, C Z 2, D U 3);
tuples!(A X 0, B Y 1, C Z 2, D U 3, E V 4);
tuples!(A X 0, B Y 1, C Z 2, D U 3, E V 4, F W 5);

impl<P: Same<X>, X> Same<Option<X>> for Option<P> {
    fn same(&self, other: &Option<X>) -> bool {
        match (self, other) {
            (Some(part), Some(other)) => part.same(other),
            (None, None) => true,
            _ => false,
        }
    }
}

impl<P: Same<X>, E: Same<Y>, X, Y> Same<Result<X, Y>> for Result<P, E> {
    fn same(&self, other: &Result<X, Y>) -> bool {
        match (self, other) {
            (Ok(part), Ok(other)) => part.same(other),
            (Err(part), Err(other)) => part.same(other),
            _ => false,
        }
    }
}

/// Whether there are as many parts as others, and each is the same as the one in its place.
fn in_order<'p, P, X>(mut parts: impl ExactSizeIterator<Item = &'p P>, others: &[X]) -> bool
where
    P: Same<X> + 'p,
{
    parts.len() == others.len() && others.iter().all(|x| parts.next().is_some_and(|p| p.same(x)))
}

macro_rules! sequences {
    ($([$($generics:tt)*] $sequence:ty,)*) => {$(
        impl<P: Same<X>, X, $($generics)*> Same<[X]> for $sequence {
            fn same(&self, others: &[X]) -> bool {
                in_order(self.iter(), others)
            }
        }
        impl<P: Same<X>, X, $($generics)*> Same<Vec<X>> for $sequence {
            fn same(&self, others: &Vec<X>) -> bool {
                in_order(self.iter(), others)
            }
        }
        impl<P: Same<X>, X, const M: usize, $($generics)*> Same<[X; M]> for $sequence {
            fn same(&self, others: &[X; M]) -> bool {
                in_order(self.iter(), others)
            }
        }
    )*};
}
sequences!([] [P], [] Vec<P>, [] VecDeque<P>, [const N: usize] [P; N],);

macro_rules! sets {
    ($([$($generics:tt)*] $set:ty = [$($others:tt)*] $of_others:ty,)*) => {$(
        impl<P: Same<X>, X, $($generics)* $($others)*> Same<$of_others> for $set {
            fn same(&self, others: &$of_others) -> bool {
                self.len() == others.len()
                    && self.iter().all(|part| others.iter().any(|other| part.same(other)))
            }
        }
        impl<X, $($others)*> Compound for $of_others {}
    )*};
}
sets!([] BTreeSet<P> = [] BTreeSet<X>, [S,] HashSet<P, S> = [Z] HashSet<X, Z>,);

macro_rules! maps {
    ($([$($generics:tt)*] $map:ty = [$($others:tt)*] $of_others:ty,)*) => {$(
        impl<P: Same<X>, V: Same<Y>, X, Y, $($generics)* $($others)*> Same<$of_others> for $map {
            fn same(&self, others: &$of_others) -> bool {
                let has = |key: &P, value: &V| {
                    others.iter().any(|(x, y)| key.same(x) && value.same(y))
                };
                self.len() == others.len() && self.iter().all(|(key, value)| has(key, value))
            }
        }
        impl<X, Y, $($others)*> Compound for $of_others {}
    )*};
}
maps!([] BTreeMap<P, V> = [] BTreeMap<X, Y>, [S,] HashMap<P, V, S> = [Z] HashMap<X, Y, Z>,);

/// A value that std compares with none of another type: what is, would be one by two ways.
pub trait Compound {}

impl<X> Compound for Option<X> {}
impl<X, Y> Compound for Result<X, Y> {}
impl<X: Compound> Compound for &[X] {}
impl<X: Compound, const N: usize> Compound for &[X; N] {}

/// What a value `X` has to be for arguments that are compared so.
pub trait Comparison<X> {}

impl<X: Compound> Comparison<X> for ByEquality {}
impl<X> Comparison<X> for InParts {}

struct EqualsParts<X>(X);

/// Marks a value that is compared with the argument part by part.
pub struct ByParts;

impl<W, C, X> Matcher<Local<W, C>> for EqualsParts<X>
where
    W: 'static + for<'x, 'y> At<'x, 'y>,
    for<'x, 'y> <W as At<'x, 'y>>::Shown: Same<X>,
    C: 'static,
    X: Debug + Send + Sync,
{
    fn matches(&self, argument: &Shown<'_, '_, Local<W, C>>) -> bool {
        argument.same(&self.0)
    }
    fn describe(&self) -> String {
        wanted(type_name::<Local<W, C>>(), &self.0)
    }
}

impl<W, C, X> Kinded<Local<W, C>, ByParts> for X
where
    W: 'static + for<'x, 'y> At<'x, 'y>,
    for<'x, 'y> <W as At<'x, 'y>>::Shown: Same<X>,
    C: Comparison<X> + 'static,
{
}

#[diagnostic::do_not_recommend]
impl<W, C, X> IntoMatcher<Local<W, C>, ByParts> for X
where
    W: 'static + for<'x, 'y> At<'x, 'y>,
    for<'x, 'y> <W as At<'x, 'y>>::Shown: Same<X>,
    C: Comparison<X> + 'static,
    X: Debug + Send + Sync,
{
    fn into_matcher<'m>(self) -> Box<dyn Matcher<Local<W, C>> + 'm>
    where
        Self: 'm,
    {
        Box::new(EqualsParts(self))
    }
}
