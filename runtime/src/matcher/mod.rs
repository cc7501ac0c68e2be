//! Matchers: what an argument must be. One vocabulary serves expectations and assertions.

mod any;
mod capture;
mod closure;
mod families;
mod held;
mod parts;
mod predicate;
mod text;
mod value;
mod verdict;

pub use any::{Any, any};
pub use capture::{Capture, CaptureAs, CaptureIf, Captured};
pub(crate) use held::{Noted, accepted, captured_if, noted, settle};
pub use parts::Same;
pub(crate) use verdict::{Verdict, Verdicts};

use crate::signature::{Family, Shown};

/// Decides whether one argument is the one that is meant.
///
/// Not implemented by hand as a rule: give a value, a [predicate](crate::predicate), a closure or
/// [`any()`] where a matcher is wanted.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a matcher of this argument",
    note = "a value, a predicate or a closure becomes one by `into_matcher()`; `Matcher` is implemented for the argument's family: `Own<T>`, `Ref<T>`, `Mut<T>`"
)]
pub trait Matcher<F: Family>: Send + Sync {
    /// Whether `argument` is accepted. Matchers of one's own are asked in no order, as values are; of closures and
    /// predicates one is asked when those of the arguments before it have accepted theirs.
    fn matches(&self, argument: &Shown<'_, '_, F>) -> bool;
    /// What is wanted, `var` standing for the argument: `var == 3`.
    fn describe(&self) -> String;
    /// Whether everything is accepted, so that the argument need not even be known.
    fn is_any(&self) -> bool {
        false
    }
}

/// What can be given where an argument of the family `F` is to be matched.
///
/// That is a plain value (anything that the argument can be compared with by `==`), a predicate,
/// an annotated closure `|page: &Page| page.is_home()`, or [`any()`]; and what hands the arguments back,
/// [`Captured::capture`].
///
/// ```
/// use standin::{any, automock, predicate};
///
/// #[automock]
/// trait Store {
///     fn put(&self, key: &str, size: u64);
/// }
///
/// let mut store = MockStore::new();
/// store.expect_put().with("home", predicate::gt(0)).returning(|_, _| ());
/// store.put("home", 3);
/// store.put.assert_called_with(|key: &str| key.len() == 4, any());
///
/// let key = String::from("home");
/// store.put.assert_called_with(&*key, |size: &u64| *size < key.len() as u64);
/// ```
///
/// An assertion looks back: what it is given may borrow from the test, as `&*key` does. An expectation is
/// asked later, and takes what it can keep: a literal, `key.clone()`, a `move` closure.
///
/// Where an argument borrows in its parts, as an `Option<&str>` does, give the value as it is, `with(Some("x"))`: of
/// `eq(Some("x"))` rustc says that an implementation of `Borrow` is not general enough.
///
/// A trait object is looked at by a closure which says that it may borrow, `with(|label: &(dyn Display + '_)| …)`.
///
/// A type of yours that borrows, `Filter<'_>`, is looked at by a closure, `with(|filter: &Filter<'_>| filter.limit == 3)`: its
/// `==` compares it with one of the very same lifetime alone.
///
/// `Kind` keeps the implementations apart; rustc infers it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't match this argument",
    label = "not a matcher for this argument",
    note = "give a value that the argument can be compared with by `==`, as an `Option<String>` with `Some(\"x\".to_string())`, and that is `Debug + Send + Sync`; what is not, such as an `Rc`, and a type of yours that borrows, is looked at by a closure",
    note = "or a predicate of its type from `standin::predicate`, a closure with its type written, `|x: &Type| …` or `|x: &(dyn Trait + '_)| …`, or `any()` for the whole argument",
    note = "what is captured is `Clone + Send + Sync`; of a `Captured` give its `capture()`"
)]
pub trait IntoMatcher<F: Family, Kind>: Kinded<F, Kind> {
    /// The matcher, which lives no longer than what `self` borrows.
    fn into_matcher<'m>(self) -> Box<dyn Matcher<F> + 'm>
    where
        Self: 'm;
}

/// Tells rustc the kind, before it proves the rest of [`IntoMatcher`].
///
/// Until the kind is known, and with it what it is compared with, the integer `3` is of any type. rustc would
/// ask all types there are whether it is `Debug`, and in an incremental build keep a note of each.
pub trait Kinded<F: Family, Kind> {}
