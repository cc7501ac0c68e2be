//! Annotated closures as matchers: `|page: &Page| page.is_home()`.

use super::{IntoMatcher, Matcher};
use crate::signature::{Family, Shown};

struct Accepts<C>(C);

impl<F, C> Matcher<F> for Accepts<C>
where
    F: Family,
    C: for<'s, 'x, 'y> Fn(&'s Shown<'x, 'y, F>) -> bool + Send + Sync,
{
    fn matches(&self, argument: &Shown<'_, '_, F>) -> bool {
        (self.0)(argument)
    }
    fn describe(&self) -> String {
        "<function>".into()
    }
}

/// Marks closures among what can be given as a matcher.
pub struct ByClosure;

impl<F, C> IntoMatcher<F, ByClosure> for C
where
    F: Family,
    C: for<'s, 'x, 'y> Fn(&'s Shown<'x, 'y, F>) -> bool + Send + Sync + 'static,
{
    fn into_matcher(self) -> Box<dyn Matcher<F>> {
        Box::new(Accepts(self))
    }
}
