//! Predicates of the `predicates` crate as matchers.

use predicates::Predicate;

use super::{IntoMatcher, Matcher};
use crate::signature::{Family, Shown};

struct Satisfies<P>(P);

impl<F, P> Matcher<F> for Satisfies<P>
where
    F: Family,
    P: for<'x, 'y> Predicate<Shown<'x, 'y, F>> + Send + Sync,
{
    fn matches(&self, argument: &Shown<'_, '_, F>) -> bool {
        self.0.eval(argument)
    }
    fn describe(&self) -> String {
        self.0.to_string()
    }
}

/// Marks predicates among what can be given as a matcher.
pub struct ByPredicate;

impl<F, P> IntoMatcher<F, ByPredicate> for P
where
    F: Family,
    P: for<'x, 'y> Predicate<Shown<'x, 'y, F>> + Send + Sync + 'static,
{
    fn into_matcher(self) -> Box<dyn Matcher<F>> {
        Box::new(Satisfies(self))
    }
}
