//! Predicates of the `predicates` crate as matchers.

use predicates::Predicate;

use super::families::families;
use super::{IntoMatcher, Matcher};
use crate::signature::{At, Local, Mut, Nested, Opt, Own, Ref, Shown};

struct Satisfies<P>(P);

/// Marks predicates among what can be given as a matcher.
pub struct ByPredicate;

macro_rules! predicate_matcher {
    ([$($generics:tt)*] $family:ty, [$($life:lifetime),*] $shown:ty) => {
        impl<$($generics)*, P> Matcher<$family> for Satisfies<P>
        where
            P: for<$($life),*> Predicate<$shown> + Send + Sync,
        {
            fn matches(&self, argument: &Shown<'_, '_, $family>) -> bool {
                self.0.eval(argument)
            }
            fn describe(&self) -> String {
                self.0.to_string()
            }
        }
        #[diagnostic::do_not_recommend]
        impl<$($generics)*, P> IntoMatcher<$family, ByPredicate> for P
        where
            P: for<$($life),*> Predicate<$shown> + Send + Sync + 'static,
        {
            fn into_matcher(self) -> Box<dyn Matcher<$family>> {
                Box::new(Satisfies(self))
            }
        }
    };
}
families!(predicate_matcher);
