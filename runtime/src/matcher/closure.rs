//! Annotated closures as matchers: `|page: &Page| page.is_home()`.

use super::families::families;
use super::held::note_looking;
use super::{IntoMatcher, Kinded, Matcher};
use crate::signature::{At, Local, Mut, Nested, NestedMut, Opt, Own, Ref, Refs, Shown};

struct Accepts<C>(C);

/// Marks closures among what can be given as a matcher.
pub struct ByClosure;

macro_rules! closure_matcher {
    ([$($generics:tt)*] $family:ty, [$($life:lifetime),*] $shown:ty) => {
        impl<$($generics)*, C> Matcher<$family> for Accepts<C>
        where
            C: for<'s $(, $life)*> Fn(&'s $shown) -> bool + Send + Sync,
        {
            fn matches(&self, argument: &Shown<'_, '_, $family>) -> bool {
                (self.0)(argument)
            }
            fn describe(&self) -> String {
                "<function>".into()
            }
        }
        impl<$($generics)*, C> Kinded<$family, ByClosure> for C
        where
            C: for<'s $(, $life)*> Fn(&'s $shown) -> bool,
        {
        }
        #[diagnostic::do_not_recommend]
        impl<$($generics)*, C> IntoMatcher<$family, ByClosure> for C
        where
            C: for<'s $(, $life)*> Fn(&'s $shown) -> bool + Send + Sync,
        {
            fn into_matcher<'m>(self) -> Box<dyn Matcher<$family> + 'm>
            where
                Self: 'm,
            {
                note_looking();
                Box::new(Accepts(self))
            }
        }
    };
}
families!(closure_matcher);
