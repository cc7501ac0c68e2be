//! Calls of several doubles, and their order: what is meant is a pattern, a plain value of one type.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use super::Function;
use super::log::Recorded;
use super::logged_call::{LoggedCall, in_order};
use super::meant::{Arguments, Meant};
use super::waiting::Until;
use super::{Core, MockFn};
use crate::matcher::{Verdicts, captured_if};
use crate::report;
use crate::signature::{Args, Output};

/// A call that is meant: of one function, with arguments that are accepted.
///
/// Patterns of different functions have one type, so they stand in one list:
///
/// ```
/// use standin::{any, assert_in_order, automock};
///
/// #[automock]
/// trait Database {
///     fn begin(&self);
///     fn put(&self, key: &str, size: u64);
///     fn commit(&self);
/// }
///
/// let db = MockDatabase::new();
/// db.begin.returns(());
/// db.put.returns(());
/// db.commit.returns(());
/// db.begin();
/// db.put("a", 1);
/// db.put("b", 2);
/// db.commit();
/// assert_in_order([db.begin.called_with(), db.put.called_with("b", any()), db.commit.any_call()]);
/// ```
///
/// `'m` is how long that lives which a pattern compares with.
#[derive(Clone)]
#[must_use = "a pattern asserts nothing: write `assert_called_with(…)`, or give it to `assert_in_order`"]
pub struct CallPattern<'m> {
    of: Function,
    /// Its arguments; every call is meant where there is nothing.
    meant: Option<Arc<dyn Meant + Send + Sync + 'm>>,
}

impl<'m> CallPattern<'m> {
    pub(super) fn new<A: Args, R: Output>(
        of: &MockFn<A, R>,
        matchers: Option<A::Matchers<'m>>,
    ) -> Self {
        let meant: Option<Arc<dyn Meant + Send + Sync + 'm>> = match matchers {
            Some(matchers) => Some(Arc::new(Arguments::of(of, matchers))),
            None => None,
        };
        Self { of: of.at.function.clone(), meant }
    }

    pub(crate) fn core(&self) -> Core<'_> {
        self.of.core()
    }

    /// What each argument must be; nothing where every call is meant.
    pub(crate) fn wants(&self) -> Vec<String> {
        self.meant.as_ref().map(|meant| meant.describe()).unwrap_or_default()
    }

    /// Which arguments are those that are meant, if the call is of this function.
    pub(crate) fn verdicts(&self, call: &LoggedCall) -> Option<Verdicts> {
        let verdicts = match &self.meant {
            _ if !self.of.is(&call.of) => return None,
            Some(meant) => call.run.accepted(call.index, &**meant),
            None => Verdicts::default(),
        };
        Some(verdicts)
    }

    /// Is ready when there was such a call.
    #[inline]
    pub(super) fn until_made(self) -> Pin<Box<dyn Future<Output = ()> + Send + 'm>> {
        self.of.core().state().watched();
        Box::pin(Until::new(move || self.means_any(&self.of.calls())))
    }

    #[inline]
    fn means_any(&self, calls: &[LoggedCall]) -> bool {
        for call in calls {
            if self.means(call) {
                return true;
            }
        }
        false
    }

    fn means(&self, call: &LoggedCall) -> bool {
        let is_accepted = || self.verdicts(call).is_some_and(|verdicts| verdicts.all_accepted());
        captured_if(&is_accepted)
    }
}

/// Whether the call is one that the pattern means, so that lists of calls are compared with lists of patterns:
/// unittest.mock's `mock_calls == [call.begin(), call.put("a", ANY)]`.
///
/// ```
/// # use standin::{any, automock};
/// # #[automock] trait Database { fn begin(&self); fn put(&self, key: &str, size: u64); }
/// let db = MockDatabase::lenient();
/// db.begin();
/// db.put("a", 1);
/// assert_eq!(db.mock_calls(), [db.begin.called_with(), db.put.called_with("a", any())]);
/// ```
impl PartialEq<CallPattern<'_>> for LoggedCall {
    #[inline]
    fn eq(&self, pattern: &CallPattern<'_>) -> bool {
        pattern.verdicts(self).is_some_and(|verdicts| verdicts.all_accepted())
    }
}

impl fmt::Display for CallPattern<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.meant {
            Some(_) => f.write_str(&report::call_meant(self.core(), &self.wants())),
            None => write!(f, "{}(…)", self.core().path()),
        }
    }
}

impl fmt::Debug for CallPattern<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The functions that the patterns are about, each once.
fn functions_of(patterns: &[CallPattern<'_>]) -> Vec<Function> {
    let mut functions: Vec<Function> = Vec::new();
    for pattern in patterns {
        add_function(&mut functions, &pattern.of);
    }
    functions
}

fn add_function(functions: &mut Vec<Function>, function: &Function) {
    for known in functions.iter() {
        if known.is(function) {
            return;
        }
    }
    functions.push(function.clone());
}

/// Asserts that there were such calls in this order; others may have been made in between:
/// unittest.mock's `assert_has_calls` of a parent mock.
///
/// ```
/// use standin::{any, assert_in_order, automock};
///
/// #[automock]
/// trait Database {
///     fn begin(&self);
///     fn commit(&self);
/// }
///
/// #[automock]
/// trait Store {
///     fn put(&self, key: &str, size: u64);
/// }
///
/// let (database, store) = (MockDatabase::lenient(), MockStore::lenient());
/// database.begin();
/// store.put("a", 1);
/// store.put("b", 2);
/// database.commit();
/// assert_in_order([
///     database.begin.any_call(),
///     store.put.called_with("b", any()),
///     database.commit.any_call(),
/// ]);
/// ```
///
/// # Panics
/// If there were not: the report says after which call the next one was missing.
#[track_caller]
pub fn assert_in_order<'m>(patterns: impl IntoIterator<Item = CallPattern<'m>>) {
    let patterns: Vec<CallPattern<'_>> = patterns.into_iter().collect();
    let calls = in_order(&functions_of(&patterns));
    let mut left = calls.iter();
    for (index, pattern) in patterns.iter().enumerate() {
        if !left.any(|call| pattern.means(call)) {
            report::order(&patterns, index, &calls);
        }
    }
}

/// Asserts that there were these calls in this order, and no others of the functions they are of.
///
/// ```
/// # use standin::{assert_in_order_exactly, automock};
/// # #[automock] trait Store { fn put(&self, key: &str, size: u64); }
/// let store = MockStore::lenient();
/// store.put("a", 1);
/// store.put("b", 2);
/// assert_in_order_exactly([store.put.called_with("a", 1), store.put.called_with("b", 2)]);
/// ```
///
/// # Panics
/// If there were others, or fewer.
#[track_caller]
pub fn assert_in_order_exactly<'m>(patterns: impl IntoIterator<Item = CallPattern<'m>>) {
    let patterns: Vec<CallPattern<'_>> = patterns.into_iter().collect();
    let calls = in_order(&functions_of(&patterns));
    for index in 0..patterns.len().max(calls.len()) {
        let is_as_meant = match (patterns.get(index), calls.get(index)) {
            (Some(pattern), Some(call)) => pattern.means(call),
            _ => false,
        };
        if !is_as_meant {
            report::exact_order(&patterns, index, &calls);
        }
    }
}

/// Asserts that every call of the functions that the patterns are of is one that is meant, in whatever
/// order they were made.
///
/// ```
/// # use standin::{any, assert_no_other_calls, automock};
/// # #[automock] trait Store { fn put(&self, key: &str, size: u64); }
/// let store = MockStore::lenient();
/// store.put("a", 1);
/// store.put("a", 2);
/// assert_no_other_calls([store.put.called_with("a", any())]);
/// ```
///
/// # Panics
/// If there was another one.
#[track_caller]
pub fn assert_no_other_calls<'m>(patterns: impl IntoIterator<Item = CallPattern<'m>>) {
    let patterns: Vec<CallPattern<'_>> = patterns.into_iter().collect();
    let calls = in_order(&functions_of(&patterns));
    let is_meant = |call: &LoggedCall| patterns.iter().any(|pattern| pattern.means(call));
    let mut others = Vec::new();
    for call in calls {
        if !is_meant(&call) {
            others.push(call);
        }
    }
    if !others.is_empty() {
        report::other_calls(&others);
    }
}
