//! Tuples of families: all arguments of a signature, from none to sixteen.

use super::family::{At, Family, Implied};
use super::keep::Value;
use crate::matcher::{Matcher, Verdict, Verdicts};

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
    /// What can be seen of the arguments of a recorded call: not all may have been kept as values.
    type Seen<'k>: AllSeen<Self::Views<'k>>;
    /// The keepers that keep every argument as a value.
    type ByValue;
    /// How many arguments there are.
    const COUNT: usize;

    /// The arguments that their matchers reject, a bit for each, of those that are asked for: `ALL_REJECTED`, or the
    /// first of some, up to `FIRST_REJECTED`.
    fn rejected(args: &ArgsOf<'_, '_, Self>, matchers: &Self::Matchers<'_>, asked: u32) -> u32;
    /// What each matcher says of what can be seen of a recorded call.
    fn recalled(seen: &Self::Seen<'_>, matchers: &Self::Matchers<'_>) -> Verdicts;
    /// What each matcher wants.
    fn describe(matchers: &Self::Matchers<'_>, wants: &mut Vec<String>);
    /// The types of the arguments, by name.
    fn type_names() -> Vec<&'static str>;
}

/// Asks for all arguments that are rejected.
pub(crate) const ALL_REJECTED: u32 = u32::MAX;

/// Asks for the first argument that is rejected.
pub(crate) const FIRST_REJECTED: u32 = ALL_REJECTED >> 1;

/// What can be seen of the arguments of a recorded call. It knows of types alone: of families rustc would have much to
/// prove, for each arity.
pub trait AllSeen<Views> {
    /// All of them, where all can be seen; else says which can't.
    fn all(self) -> Result<Views, usize>;
}

/// The index of the first that is true.
fn first_true(of: &[bool]) -> usize {
    let mut index = 0;
    while index < of.len() && !of[index] {
        index += 1;
    }
    index
}

fn recalled<F: Family>(seen: &Option<F::View<'_>>, matcher: &(dyn Matcher<F> + '_)) -> Verdict {
    match seen {
        _ if matcher.is_any() => Verdict::Accepted,
        Some(view) if matcher.matches(F::look(view)) => Verdict::Accepted,
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

        #[allow(non_snake_case, unused_variables, unreachable_patterns)]
        impl<$($F),*> AllSeen<($($F,)*)> for ($(Option<$F>,)*) {
            fn all(self) -> Result<($($F,)*), usize> {
                match self {
                    ($(Some($F),)*) => Ok(($($F,)*)),
                    seen => Err(first_true(&[$(seen.$index.is_none()),*])),
                }
            }
        }

        #[allow(unused_variables, unused_mut, clippy::unused_unit)]
        impl<$($F: Family),*> Args for ($($F,)*) {
            type Matchers<'m> = ($(Box<dyn Matcher<$F> + 'm>,)*);
            type Views<'k> = ($($F::View<'k>,)*);
            type Seen<'k> = ($(Option<$F::View<'k>>,)*);
            type ByValue = ($(by_value!($F),)*);
            const COUNT: usize = $count;

            fn rejected(
                args: &ArgsOf<'_, '_, Self>,
                matchers: &Self::Matchers<'_>,
                asked: u32,
            ) -> u32 {
                let mut rejected = 0;
                $(
                    if asked & (1 << $index) != 0 && !matchers.$index.matches($F::shown(&args.$index)) {
                        rejected |= 1 << $index;
                        if asked <= FIRST_REJECTED {
                            return rejected;
                        }
                    }
                )*
                rejected
            }
            fn recalled(seen: &Self::Seen<'_>, matchers: &Self::Matchers<'_>) -> Verdicts {
                let mut verdicts = Verdicts::default();
                $(verdicts.add(recalled::<$F>(&seen.$index, &*matchers.$index));)*
                verdicts
            }
            fn describe(matchers: &Self::Matchers<'_>, wants: &mut Vec<String>) {
                $(wants.push(matchers.$index.describe());)*
            }
            fn type_names() -> Vec<&'static str> {
                vec![$(std::any::type_name::<$F>()),*]
            }
        }
    };
}
crate::arities!(tuples);
