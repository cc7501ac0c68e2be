//! Tuples of families: all arguments of a signature, from none to sixteen.

use super::family::{At, Family, Implied};
use super::keep::{Keeper, Value};
use crate::matcher::{Matcher, Verdict, Verdicts};
use crate::report::Texts;

/// A tuple of families with its lifetimes filled in.
pub trait TupleAt<'x, 'y, I = Implied<'x, 'y>> {
    /// The tuple of arguments at these lifetimes.
    type Of;
}

/// The arguments of the signature `A` at the lifetimes `'x` and `'y`.
pub type ArgsOf<'x, 'y, A> = <A as TupleAt<'x, 'y>>::Of;

/// What a test is handed when it asks for the arguments of a recorded call.
pub type ArgsView<'k, A> = <A as Args>::Views<'k>;

/// All arguments of a signature: a tuple of [`Family`]s.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not spell the arguments of a method",
    note = "a double takes up to 16 arguments; put some of them into a struct"
)]
pub trait Args: 'static + for<'x, 'y> TupleAt<'x, 'y> {
    /// One boxed matcher for each argument; it lives as long as what it is compared with.
    type Matchers<'m>: Send + Sync + 'm;
    /// The recorded arguments, as they are handed back.
    type Views<'k>;
    /// The keepers that keep every argument as a value.
    type ByValue;
    /// How many arguments there are.
    const COUNT: usize;

    /// Whether each matcher accepts its argument; with `tell`, also which do.
    fn accepted(
        args: &ArgsOf<'_, '_, Self>,
        matchers: &Self::Matchers<'_>,
        tell: Option<&mut Verdicts>,
    ) -> bool;
    /// What each matcher wants.
    fn describe(matchers: &Self::Matchers<'_>) -> Vec<String>;
    /// The types of the arguments, by name.
    fn type_names() -> Vec<&'static str>;
}

/// A tuple of keepers, one for each argument of `A`.
pub trait Keepers<A: Args>: 'static {
    /// All that is kept of one call.
    type Kept: Send + Sync + 'static;

    /// Keeps the arguments of a call.
    fn keep(args: &ArgsOf<'_, '_, A>) -> Self::Kept;
    /// Whether each matcher accepts what was kept.
    fn accepted(kept: &Self::Kept, matchers: &A::Matchers<'_>) -> Verdicts;
    /// Looks at the values, where all can be seen; else says which argument can't.
    fn views(kept: &Self::Kept) -> Result<A::Views<'_>, usize>;
    /// Writes what was kept, argument by argument.
    fn write(kept: &Self::Kept, texts: &mut Texts);
}

fn accepted_kept<F: Family, K: Keeper<F>>(
    kept: &K::Kept,
    matcher: &(dyn Matcher<F> + '_),
) -> Verdict {
    match K::view(kept) {
        _ if matcher.is_any() => Verdict::Accepted,
        Some(view) if matcher.matches(F::look(&view)) => Verdict::Accepted,
        Some(_) => Verdict::Rejected,
        None => Verdict::NotKept,
    }
}

macro_rules! by_value {
    ($family:ident) => {
        Value
    };
}

macro_rules! tuples {
    ($count:literal $arity:ident: $($F:ident $K:ident $index:tt),*) => {
        impl<'x, 'y, I, $($F: At<'x, 'y, I>),*> TupleAt<'x, 'y, I> for ($($F,)*) {
            type Of = ($($F::Of,)*);
        }

        #[allow(unused_variables, unused_mut)]
        impl<$($F: Family),*> Args for ($($F,)*) {
            type Matchers<'m> = ($(Box<dyn Matcher<$F> + 'm>,)*);
            type Views<'k> = ($($F::View<'k>,)*);
            type ByValue = ($(by_value!($F),)*);
            const COUNT: usize = $count;

            fn accepted(
                args: &ArgsOf<'_, '_, Self>,
                matchers: &Self::Matchers<'_>,
                mut tell: Option<&mut Verdicts>,
            ) -> bool {
                let mut all = true;
                $(
                    if !matchers.$index.matches($F::shown(&args.$index)) {
                        match &mut tell {
                            Some(verdicts) => verdicts.reject($index),
                            None => return false,
                        }
                        all = false;
                    }
                )*
                all
            }
            fn describe(matchers: &Self::Matchers<'_>) -> Vec<String> {
                vec![$(matchers.$index.describe()),*]
            }
            fn type_names() -> Vec<&'static str> {
                vec![$(std::any::type_name::<$F>()),*]
            }
        }

        #[allow(unused_variables, unused_mut, clippy::unused_unit)]
        impl<$($F: Family, $K: Keeper<$F>),*> Keepers<($($F,)*)> for ($($K,)*) {
            type Kept = ($($K::Kept,)*);

            fn keep(args: &ArgsOf<'_, '_, ($($F,)*)>) -> Self::Kept {
                ($($K::keep(&args.$index),)*)
            }
            fn accepted(
                kept: &Self::Kept,
                matchers: &<($($F,)*) as Args>::Matchers<'_>,
            ) -> Verdicts {
                let mut verdicts = Verdicts::default();
                $(verdicts.add(accepted_kept::<$F, $K>(&kept.$index, &*matchers.$index));)*
                verdicts
            }
            fn views(kept: &Self::Kept) -> Result<<($($F,)*) as Args>::Views<'_>, usize> {
                Ok(($(match $K::view(&kept.$index) {
                    Some(view) => view,
                    None => return Err($index),
                },)*))
            }
            fn write(kept: &Self::Kept, texts: &mut Texts) {
                $($K::write(&kept.$index, texts);)*
            }
        }
    };
}
crate::arities!(tuples);
