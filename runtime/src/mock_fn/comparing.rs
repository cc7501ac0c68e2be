//! Recorded calls, compared with plain literals.

use super::{CallArgs, CallArgsList};
use crate::matcher::{Any, Same};
use crate::signature::{Args, At, Family, Local, Mut, Nested, NestedMut, Opt, Own, Ref, Refs};

/// The arguments `A` can be compared with an `X`, each in a way of `W`: of itself as a rule, or `ByValue`.
#[diagnostic::on_unimplemented(
    message = "recorded arguments can't be compared with `{X}`",
    label = "`{X}` is not one value for each argument of `{Self}`",
    note = "compare with a tuple of values, each comparable with its argument by `==`; with a plain value where there is one argument, with `&value` where it is borrowed, of which `assert_has_calls` takes the value as well",
    note = "`any()` stands for a whole argument: what is looked into is asked of by a closure, in `assert_any_call` or `called_with`"
)]
pub trait CallsWith<X: ?Sized, W = Self>: Args {
    /// Whether they are the same; else which of them has no value that could be compared.
    fn same(seen: &Self::Seen<'_>, expected: &X) -> Result<bool, usize>;
}

/// Whether all are the same; else what comes first, a difference or one that can't be seen.
fn all_same(each: &[Result<bool, usize>]) -> Result<bool, usize> {
    for is_same in each {
        if *is_same != Ok(true) {
            return *is_same;
        }
    }
    Ok(true)
}

macro_rules! compare {
    (1 $arity:ident: $F:ident $K:ident $index:tt) => {
        #[diagnostic::do_not_recommend]
        impl<$F: Compares<X, W>, X, W> CallsWith<X, (W,)> for ($F,) {
            fn same(seen: &Self::Seen<'_>, expected: &X) -> Result<bool, usize> {
                $F::seen_same(&seen.0, expected, 0)
            }
        }
    };
    ($count:tt $arity:ident: $($F:ident $K:ident $index:tt),*) => {
        compare_each!([$($F $K $index)*] [W0 W1 W2 W3 W4 W5 W6 W7 W8 W9 W10 W11 W12 W13 W14 W15] []);
    };
}

/// Gives each argument a name for the way in which it is compared.
macro_rules! compare_each {
    ([$F:ident $K:ident $index:tt $($left:tt)*] [$W:ident $($ways:ident)*] [$($named:tt)*]) => {
        compare_each!([$($left)*] [$($ways)*] [$($named)* $F $K $W $index]);
    };
    ([] $ways:tt [$($F:ident $K:ident $W:ident $index:tt)*]) => {
        #[diagnostic::do_not_recommend]
        impl<$($F: Compares<$K, $W>, $K, $W),*> CallsWith<($($K,)*), ($($W,)*)> for ($($F,)*) {
            fn same(_seen: &Self::Seen<'_>, _expected: &($($K,)*)) -> Result<bool, usize> {
                all_same(&[$($F::seen_same(&_seen.$index, &_expected.$index, $index)),*])
            }
        }
    };
}
crate::arities!(compare);

/// A recorded argument of the family can be compared with an `X`: a borrowed one as it was passed
/// (`&str` with `"x"`), an owned one by its value. Where the way is asked for, a borrowed one is compared `ByValue` too.
///
/// Values are equal to themselves: `X: PartialEq`. [`Any`] is not, and as it is of this crate rustc knows
/// that it never will be, so that it may stand beside all values.
#[diagnostic::on_unimplemented(
    message = "a recorded argument can't be compared with `{X}`",
    label = "`{X}` is not comparable with the argument in its place",
    note = "an argument is compared by `==`: give a `T` where it is `Own<T>`, a `&T` where it is `Ref<T>`"
)]
pub trait Compares<X, W = Self>: Family {
    /// Whether they are the same.
    fn same(view: &Self::View<'_>, expected: &X) -> bool;
    /// The same of the argument at an index, if it can be seen.
    fn seen_same(seen: &Option<Self::View<'_>>, expected: &X, at: usize) -> Result<bool, usize> {
        seen.as_ref().map(|view| Self::same(view, expected)).ok_or(at)
    }
}

#[diagnostic::do_not_recommend]
impl<T: PartialEq<X> + 'static, X: PartialEq> Compares<X> for Own<T> {
    fn same(view: &&T, expected: &X) -> bool {
        **view == *expected
    }
}

macro_rules! compare_lent {
    ($($family:ident),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: ?Sized + PartialEq<X> + 'static, X: PartialEq> Compares<X> for $family<T> {
            fn same(view: &&T, expected: &X) -> bool {
                **view == *expected
            }
        }
    )*};
}
compare_lent!(Mut, NestedMut);

/// The way in which what is borrowed is compared with a value of its type.
pub struct ByValue;

macro_rules! compare_borrowed {
    ($($family:ident),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: PartialEq + 'static> Compares<T, ByValue> for $family<T> {
            fn same(view: &&T, expected: &T) -> bool {
                **view == *expected
            }
        }
        #[diagnostic::do_not_recommend]
        impl<T: ?Sized + 'static, X: PartialEq> Compares<X> for $family<T>
        where
            for<'k> &'k T: PartialEq<X>,
        {
            fn same(view: &&T, expected: &X) -> bool {
                *view == *expected
            }
        }
        #[diagnostic::do_not_recommend]
        impl<'m, T: ?Sized + PartialEq + 'static> Compares<Option<&'m T>> for Opt<$family<T>> {
            fn same(view: &Option<&T>, expected: &Option<&'m T>) -> bool {
                view == expected
            }
        }
    )*};
}
compare_borrowed!(Ref, Nested);

#[diagnostic::do_not_recommend]
impl<T: ?Sized + 'static, X: PartialEq> Compares<X> for Refs<T>
where
    for<'k> Vec<&'k T>: PartialEq<X>,
{
    fn same(view: &Vec<&T>, expected: &X) -> bool {
        *view == *expected
    }
}

#[diagnostic::do_not_recommend]
impl<W, C: 'static, X: PartialEq> Compares<X> for Local<W, C>
where
    W: 'static + for<'x, 'y> At<'x, 'y>,
    for<'k> <W as At<'k, 'k>>::Shown: Same<X>,
{
    fn same(view: &Self::View<'_>, expected: &X) -> bool {
        view.same(expected)
    }
}

#[diagnostic::do_not_recommend]
impl<F: Family> Compares<Any> for F {
    fn same(_: &Self::View<'_>, _: &Any) -> bool {
        true
    }
    fn seen_same(_: &Option<Self::View<'_>>, _: &Any, _: usize) -> Result<bool, usize> {
        Ok(true)
    }
}

impl<A: Args> CallArgs<A> {
    /// Whether they are the same, each compared in its way.
    #[track_caller]
    pub(super) fn is<X, W>(&self, expected: &X) -> bool
    where
        A: CallsWith<X, W>,
    {
        match A::same(&self.seen(), expected) {
            Ok(is_same) => is_same,
            Err(argument) => self.has_no(argument),
        }
    }
}

impl<A: CallsWith<X>, X> PartialEq<X> for CallArgs<A> {
    #[track_caller]
    fn eq(&self, expected: &X) -> bool {
        self.is(expected)
    }
}

impl<A: CallsWith<X>, X> PartialEq<[X]> for CallArgsList<A> {
    #[track_caller]
    fn eq(&self, expected: &[X]) -> bool {
        self.len() == expected.len() && self.iter().zip(expected).all(|(call, x)| call == x)
    }
}

impl<A: CallsWith<X>, X> PartialEq<&[X]> for CallArgsList<A> {
    #[track_caller]
    fn eq(&self, expected: &&[X]) -> bool {
        self == *expected
    }
}

impl<A: CallsWith<X>, X, const N: usize> PartialEq<[X; N]> for CallArgsList<A> {
    #[track_caller]
    fn eq(&self, expected: &[X; N]) -> bool {
        self == expected.as_slice()
    }
}

impl<A: CallsWith<X>, X> PartialEq<Vec<X>> for CallArgsList<A> {
    #[track_caller]
    fn eq(&self, expected: &Vec<X>) -> bool {
        self == expected.as_slice()
    }
}
