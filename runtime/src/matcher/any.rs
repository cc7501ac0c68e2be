//! The matcher that accepts everything.

use std::fmt;

use super::{IntoMatcher, Kinded, Matcher};
use crate::signature::{Family, Shown};

/// Accepts every argument; made by [`any()`].
#[derive(Clone, Copy)]
pub struct Any;

impl fmt::Debug for Any {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any()")
    }
}

/// Accepts every argument: `unittest.mock`'s `ANY`.
///
/// ```
/// # use standin::{any, automock};
/// # #[automock] trait Store { fn put(&self, key: &str, size: u64); }
/// let store = MockStore::new();
/// store.put.returns(());
/// store.put("home", 3);
/// store.put.assert_called_once_with("home", any());
/// ```
///
/// It stands for a whole argument. Into one a closure looks: for `Some(any())` give `is_some`.
///
/// ```
/// # use standin::automock;
/// # #[automock] trait Store { fn find(&self, page: Option<u64>, range: (u8, u8)); }
/// # let store = MockStore::lenient();
/// store.find(Some(3), (1, 2));
/// store.find.assert_called_with(Option::is_some, |range: &(u8, u8)| matches!(range, (1, _)));
/// ```
#[must_use]
pub fn any() -> Any {
    Any
}

impl<F: Family> Matcher<F> for Any {
    fn matches(&self, _: &Shown<'_, '_, F>) -> bool {
        true
    }
    fn describe(&self) -> String {
        "any()".into()
    }
    fn is_any(&self) -> bool {
        true
    }
}

/// Marks [`Any`] among what can be given as a matcher.
pub struct ByAny;

impl<F: Family> Kinded<F, ByAny> for Any {}
#[diagnostic::do_not_recommend]
impl<F: Family> IntoMatcher<F, ByAny> for Any {
    fn into_matcher<'m>(self) -> Box<dyn Matcher<F> + 'm> {
        Box::new(self)
    }
}
