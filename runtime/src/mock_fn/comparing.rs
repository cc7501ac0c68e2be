//! Recorded calls, compared with plain literals.

use super::{CallArgs, CallArgsList};
use crate::matcher::Same;
use crate::signature::{Args, At, Family, Local, Mut, Nested, Opt, Own, Ref, Refs};

/// The arguments `A` can be compared with an `X`.
#[diagnostic::on_unimplemented(
    message = "recorded arguments can't be compared with `{X}`",
    label = "`{X}` is not one value for each argument of `{Self}`",
    note = "compare with a tuple of values, each comparable with its argument by `==`; with a plain value where there is one argument, with `&value` where it is borrowed"
)]
pub trait CallsWith<X: ?Sized>: Args {
    /// Whether they are the same.
    fn same(views: &Self::Views<'_>, expected: &X) -> bool;
}

macro_rules! compare {
    (1 $arity:ident: $F:ident $K:ident $index:tt) => {
        #[diagnostic::do_not_recommend]
        impl<$F: Compares<X>, X> CallsWith<X> for ($F,) {
            fn same(views: &Self::Views<'_>, expected: &X) -> bool {
                $F::same(&views.0, expected)
            }
        }
    };
    ($count:tt $arity:ident: $($F:ident $K:ident $index:tt),*) => {
        #[diagnostic::do_not_recommend]
        impl<$($F: Compares<$K>, $K),*> CallsWith<($($K,)*)> for ($($F,)*) {
            fn same(_views: &Self::Views<'_>, _expected: &($($K,)*)) -> bool {
                true $(&& $F::same(&_views.$index, &_expected.$index))*
            }
        }
    };
}
crate::arities!(compare);

/// A recorded argument of the family can be compared with an `X`: a borrowed one as it was passed
/// (`&str` with `"x"`), an owned one by its value.
#[diagnostic::on_unimplemented(
    message = "a recorded argument can't be compared with `{X}`",
    label = "`{X}` is not comparable with the argument in its place",
    note = "an argument is compared by `==`: give a `T` where it is `Own<T>`, a `&T` where it is `Ref<T>`"
)]
pub trait Compares<X>: Family {
    /// Whether they are the same.
    fn same(view: &Self::View<'_>, expected: &X) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: PartialEq<X> + 'static, X> Compares<X> for Own<T> {
    fn same(view: &&T, expected: &X) -> bool {
        **view == *expected
    }
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + PartialEq<X> + 'static, X> Compares<X> for Mut<T> {
    fn same(view: &&T, expected: &X) -> bool {
        **view == *expected
    }
}

macro_rules! compare_borrowed {
    ($($family:ident),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: ?Sized + 'static, X> Compares<X> for $family<T>
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
impl<T: ?Sized + 'static, X> Compares<X> for Refs<T>
where
    for<'k> Vec<&'k T>: PartialEq<X>,
{
    fn same(view: &Vec<&T>, expected: &X) -> bool {
        *view == *expected
    }
}

#[diagnostic::do_not_recommend]
impl<W, X> Compares<X> for Local<W>
where
    W: 'static + for<'x, 'y> At<'x, 'y>,
    for<'k> <W as At<'k, 'k>>::Shown: Same<X>,
{
    fn same(view: &Self::View<'_>, expected: &X) -> bool {
        view.same(expected)
    }
}

impl<A: CallsWith<X>, X> PartialEq<X> for CallArgs<A> {
    #[track_caller]
    fn eq(&self, expected: &X) -> bool {
        A::same(&self.values(), expected)
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
