//! Plain values as matchers: anything that the argument can be compared with by `==`.

use std::any::type_name;
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::Arc;

use super::{IntoMatcher, Kinded, Matcher};
use crate::report::shown;
use crate::signature::{At, Local, Mut, Nested, NestedMut, Opt, Own, Ref, Refs, Shown};

struct Equals<X>(X);

/// What is wanted of an argument of the family that is to be equal to the value.
pub(super) fn wanted(family: &str, value: &dyn Debug) -> String {
    format!("var == {}", shown(family, value))
}

/// Marks a value that is compared with the argument as it is.
pub struct ByValue;

/// Marks a value that is compared with what an argument points to.
pub struct ByPointee;

/// `impl Matcher` for a holder of `X` and `IntoMatcher` for `X`, of each family, and how the two are compared.
macro_rules! equals {
    ($($kind:ident $equals:ident [$($generics:tt)*] $family:ty, $value:ty,
        |$argument:ident, $wanted:ident| $same:expr, where [$($bounds:tt)*])*) => {$(
        impl<$($generics)*> Matcher<$family> for $equals<$value>
        where
            $($bounds)*
            $value: Debug + Send + Sync,
        {
            fn matches(&self, $argument: &Shown<'_, '_, $family>) -> bool {
                let $wanted = &self.0;
                $same
            }
            fn describe(&self) -> String {
                wanted(type_name::<$family>(), &self.0)
            }
        }
        impl<$($generics)*> Kinded<$family, $kind> for $value where $($bounds)* {}
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> IntoMatcher<$family, $kind> for $value
        where
            $($bounds)*
            $value: Debug + Send + Sync,
        {
            fn into_matcher<'m>(self) -> Box<dyn Matcher<$family> + 'm>
            where
                Self: 'm,
            {
                Box::new($equals(self))
            }
        }
    )*};
}

equals! {
    ByValue Equals [T, X] Own<T>, X, |argument, wanted| *argument == *wanted,
        where [T: PartialEq<X> + 'static,]
    ByValue Equals [T: ?Sized, X] Mut<T>, X, |argument, wanted| *argument == *wanted,
        where [T: PartialEq<X> + 'static,]
    ByValue Equals [T: ?Sized, X] NestedMut<T>, X, |argument, wanted| *argument == *wanted,
        where [T: PartialEq<X> + 'static,]
    ByValue Equals [W, X] Local<W>, X, |argument, wanted| *argument == *wanted,
        where [W: 'static + for<'x, 'y> At<'x, 'y>, for<'x, 'y> <W as At<'x, 'y>>::Shown: PartialEq<X>,]
    ByValue Equals [T: ?Sized, X] Refs<T>, X, |argument, wanted| *argument == *wanted,
        where [T: 'static, for<'x> [&'x T]: PartialEq<X>,]
}

// References to slices and texts, where std does not compare a `[T]` with a `&[X]`.
macro_rules! equals_slices {
    ($($family:ident)*) => {$(
        equals! {
            ByPointee EqualsPointee ['v, T, X] $family<[T]>, &'v [X],
                |argument, wanted| *argument == **wanted,
                where [T: PartialEq<X> + 'static,]
            ByPointee EqualsPointee ['v, T, X, const N: usize] $family<[T]>, &'v [X; N],
                |argument, wanted| *argument == **wanted, where [T: PartialEq<X> + 'static,]
            ByPointee EqualsPointee ['v] $family<str>, &'v str,
                |argument, wanted| *argument == **wanted, where []
        }
    )*};
}
equals_slices!(Mut NestedMut);
equals! {
    ByPointee EqualsPointee ['v, T: ?Sized, X] Refs<T>, &'v [X],
        |argument, wanted| *argument == **wanted,
        where [T: 'static, for<'x> &'x T: PartialEq<X>,]
    ByPointee EqualsPointee ['v, T: ?Sized, X, const N: usize] Refs<T>, &'v [X; N],
        |argument, wanted| *argument == **wanted,
        where [T: 'static, for<'x> &'x T: PartialEq<X>,]
    ByPointee EqualsPointee ['v, T: ?Sized, X] Refs<T>, &'v Vec<X>,
        |argument, wanted| *argument == ***wanted,
        where [T: 'static, for<'x> &'x T: PartialEq<X>,]
}

/// Marks a value of the very type that an argument owns behind a pointer.
pub struct ByTarget;

struct EqualsTarget<X>(X);

// An owned pointer, where std compares an `Arc<str>` with another one alone.
macro_rules! equals_owned_pointee {
    ($($pointer:ident)*) => {$(
        equals! {
            ByPointee EqualsPointee [T: ?Sized, X] Own<$pointer<T>>, X,
                |argument, wanted| &**argument == *wanted,
                where [T: 'static, for<'x> &'x T: PartialEq<X>,]
            ByTarget EqualsTarget [T] Own<$pointer<T>>, T, |argument, wanted| **argument == *wanted,
                where [T: PartialEq + 'static,]
        }
    )*};
}
equals_owned_pointee!(Arc Box Rc);

macro_rules! equals_borrowed {
    ($($family:ident),*) => {$(
        impl<T: ?Sized, X> Matcher<$family<T>> for Equals<X>
        where
            for<'a> &'a T: PartialEq<X>,
            T: 'static,
            X: Debug + Send + Sync,
        {
            fn matches(&self, argument: &T) -> bool {
                argument == self.0
            }
            fn describe(&self) -> String {
                wanted(type_name::<$family<T>>(), &self.0)
            }
        }
        impl<T: ?Sized, X> Kinded<$family<T>, ByValue> for X
        where
            for<'a> &'a T: PartialEq<X>,
            T: 'static,
        {
        }
        #[diagnostic::do_not_recommend]
        impl<T: ?Sized, X> IntoMatcher<$family<T>, ByValue> for X
        where
            for<'a> &'a T: PartialEq<X>,
            T: 'static,
            X: Debug + Send + Sync,
        {
            fn into_matcher<'m>(self) -> Box<dyn Matcher<$family<T>> + 'm>
            where
                Self: 'm,
            {
                Box::new(Equals(self))
            }
        }

        impl<T> Matcher<$family<T>> for EqualsPointee<T>
        where
            T: PartialEq + Debug + Send + Sync + 'static,
        {
            fn matches(&self, argument: &T) -> bool {
                *argument == self.0
            }
            fn describe(&self) -> String {
                wanted(type_name::<$family<T>>(), &self.0)
            }
        }
        impl<T: PartialEq + 'static> Kinded<$family<T>, ByPointee> for T {}
        #[diagnostic::do_not_recommend]
        impl<T> IntoMatcher<$family<T>, ByPointee> for T
        where
            T: PartialEq + Debug + Send + Sync + 'static,
        {
            fn into_matcher<'m>(self) -> Box<dyn Matcher<$family<T>> + 'm>
            where
                Self: 'm,
            {
                Box::new(EqualsPointee(self))
            }
        }

        impl<T: ?Sized> Matcher<Opt<$family<T>>> for Equals<Option<&T>>
        where
            T: PartialEq + Debug + Sync + 'static,
        {
            fn matches(&self, argument: &Option<&T>) -> bool {
                *argument == self.0
            }
            fn describe(&self) -> String {
                wanted(type_name::<$family<T>>(), &self.0)
            }
        }
        impl<T: ?Sized + PartialEq + 'static> Kinded<Opt<$family<T>>, ByValue> for Option<&T> {}
        #[diagnostic::do_not_recommend]
        impl<T: ?Sized> IntoMatcher<Opt<$family<T>>, ByValue> for Option<&T>
        where
            T: PartialEq + Debug + Sync + 'static,
        {
            fn into_matcher<'m>(self) -> Box<dyn Matcher<Opt<$family<T>>> + 'm>
            where
                Self: 'm,
            {
                Box::new(Equals(self))
            }
        }
    )*};
}

struct EqualsPointee<T>(T);

/// Marks an array of what a borrowed `Vec` holds.
pub struct ByItems;

impl<T, X, const N: usize> Matcher<Ref<Vec<T>>> for EqualsPointee<[X; N]>
where
    T: PartialEq<X> + 'static,
    X: Debug + Send + Sync,
{
    fn matches(&self, argument: &Vec<T>) -> bool {
        *argument == self.0
    }
    fn describe(&self) -> String {
        wanted(type_name::<Ref<Vec<T>>>(), &self.0)
    }
}
impl<T: PartialEq<X> + 'static, X, const N: usize> Kinded<Ref<Vec<T>>, ByItems> for [X; N] {}
#[diagnostic::do_not_recommend]
impl<T, X, const N: usize> IntoMatcher<Ref<Vec<T>>, ByItems> for [X; N]
where
    T: PartialEq<X> + 'static,
    X: Debug + Send + Sync,
{
    fn into_matcher<'m>(self) -> Box<dyn Matcher<Ref<Vec<T>>> + 'm>
    where
        Self: 'm,
    {
        Box::new(EqualsPointee(self))
    }
}

equals_borrowed!(Ref, Nested);
