//! Predicates of texts as matchers of a `String`, an `Arc<str>` or a `&'static str`: one that is asked of a `str`, and of nothing else.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use predicates::Predicate;
use predicates::boolean::{AndPredicate, NotPredicate, OrPredicate};
use predicates::str::{
    ContainsPredicate, EndsWithPredicate, IsEmptyPredicate, MatchesPredicate, StartsWithPredicate,
    TrimPredicate,
};

use super::predicate::Satisfies;
use super::{IntoMatcher, Kinded, Matcher};
use crate::signature::{Mut, Nested, NestedMut, Own, Ref, Shown};

/// A predicate of a `str` that is none of a `String` as well, as `eq` and `always` are: of those rustc could not tell which is
/// meant.
pub trait TextPredicate: Predicate<str> {}

macro_rules! text_predicates {
    ($([$($generics:tt)*] $predicate:ty,)*) => {$(
        impl<$($generics)*> TextPredicate for $predicate {}
    )*};
}
text_predicates! {
    [] ContainsPredicate, [] StartsWithPredicate, [] EndsWithPredicate, [] IsEmptyPredicate, [] MatchesPredicate,
    [P: Predicate<str>] TrimPredicate<P>,
    [P: TextPredicate, Q: Predicate<str>] AndPredicate<P, Q, str>,
    [P: TextPredicate, Q: Predicate<str>] OrPredicate<P, Q, str>,
    [P: TextPredicate] NotPredicate<P, str>,
}

struct OfText<P>(Satisfies<P>);

/// Marks predicates of texts among what can be given as a matcher.
pub struct ByText;

macro_rules! text_matcher {
    ($($family:ty,)*) => {$(
        impl<P: TextPredicate + Send> Matcher<$family> for OfText<P> {
            fn matches(&self, argument: &Shown<'_, '_, $family>) -> bool {
                self.0.accepts(argument.as_ref())
            }
            fn describe(&self) -> String {
                self.0.text()
            }
        }
        impl<P: TextPredicate> Kinded<$family, ByText> for P {}
        #[diagnostic::do_not_recommend]
        impl<P: TextPredicate + Send> IntoMatcher<$family, ByText> for P {
            fn into_matcher<'m>(self) -> Box<dyn Matcher<$family> + 'm>
            where
                Self: 'm,
            {
                Box::new(OfText(Satisfies::new(self)))
            }
        }
    )*};
}
text_matcher! {
    Own<String>, Ref<String>, Nested<String>, Mut<String>, NestedMut<String>,
    Own<Arc<str>>, Own<Box<str>>, Own<Rc<str>>, Own<&'static str>, Own<Cow<'static, str>>,
}
