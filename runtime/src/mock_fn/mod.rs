//! `MockFn`, the only double there is: a function that records its calls and answers from a script.
//!
//! A generic shell (`call`, `setup`, `expectation`, `assertions`) packs what depends on the
//! signature; a plain core (`decision`, `script`, `effect`, `log`) decides, compiled once for all signatures.

mod answer;
mod assertions;
mod awaited;
mod awaits;
mod brief;
mod call;
mod call_log;
mod call_matcher;
mod callback;
mod calls;
pub mod common;
mod comparing;
mod constants;
mod context;
mod decision;
mod effect;
mod expectation;
mod expected;
mod failures;
mod fallback;
mod function;
mod instance;
mod keeping;
mod lending;
mod leniency;
mod log;
mod logged_call;
mod meant;
mod mock;
mod mock_core;
mod outcome;
mod path;
mod pattern;
mod reset;
#[cfg(feature = "rename")]
mod scoped;
mod script;
mod sequence;
mod setup;
mod sought;
mod stamp;
mod state;
mod steps;
mod times;
mod waiting;

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};

pub use answer::{
    ByFunction, ByItem, Constant, Fixed, FromText, IntoAnswer, IntoSideEffect, Literal, Steady,
};
pub use awaited::{Awaited, Begun, when_awaited};
pub use call::{Given, Tried};
pub use call_log::CallLog;
pub use callback::Callback;
pub use calls::{CallArgs, CallArgsList};
pub use comparing::{CallsWith, Compares};
pub use context::{Context, ContextPoint, GenericContext, Static, call, called, checkpoint};
pub use expectation::Expectation;
pub use instance::{Generic, Instance};
pub use keeping::{Keepers, Keeping};
pub use leniency::lenient;
pub use logged_call::LoggedCall;
pub use mock::MockObject;
pub use outcome::PassedOn;
pub use pattern::{CallPattern, assert_in_order, assert_in_order_exactly, assert_no_other_calls};
pub use reset::{Reset, ResetAll};
#[cfg(feature = "rename")]
pub use scoped::{ScopedExpectation, ScopedFn};
pub use sequence::Sequence;
pub use steps::{Step, effect as effects_of_calls};
pub use times::Times;

pub(crate) use call::Frame;
pub(crate) use callback::FILE as CALLBACKS;
pub use effect::Effect;
pub(crate) use effect::{PATIENCE, Trouble, patience};
pub(crate) use expected::Expected;
pub(crate) use function::Core;
use function::Function;
pub(crate) use log::{Recorded, Snapshot};
pub(crate) use meant::Meant;
pub(crate) use path::{Path, in_code, without_paths};
pub(crate) use script::Script;
pub(crate) use sequence::SequencePlace;
pub(crate) use stamp::{Stamp, this_thread};
pub(crate) use state::State;

use crate::signature::{Args, Output};

/// A function that records its calls and answers from a script.
///
/// `MockFn`s are the public fields of a mock, each named as its method, and what the guard of
/// [`patch!`](macro@crate::patch) derefs to. A `MockFn` is a handle: clones share their script and
/// their record, so a clone goes on working after the mock has moved into the code under test.
///
/// ```
/// use standin::automock;
///
/// #[automock]
/// trait Store {
///     fn get(&self, key: &str) -> Option<String>;
/// }
///
/// fn title(store: impl Store) -> String {
///     store.get("title").unwrap_or_default()
/// }
///
/// let store = MockStore::new();
/// store.get.returns(Some("standin".to_string()));
///
/// let get = store.get.clone();
/// assert_eq!(title(store), "standin");
/// get.assert_called_once_with("title");
/// ```
///
/// What a call does, in this order: it is recorded; the first expectation, in order of definition,
/// that matches and is not used up answers it; else the method's [`side_effect`](Self::side_effect),
/// else what it [`returns`](Self::returns), else the original, if asked for
/// ([`calls_default`](Self::calls_default)); else it fails with a report.
///
/// What takes arguments one by one (`assert_called_with`, `calls`, `as_fn` and their like) is shown below
/// for a function of two arguments; for any other number of them, up to 16, it is the same.
pub struct MockFn<A: Args, R: Output> {
    /// Where it is, and the expectation that was begun last of those that a mock lends.
    at: Expectation<A, R>,
    keeping: &'static Keeping<A>,
    /// Makes the output's default value, where there is one.
    default: Option<fn() -> R::Value>,
}

impl<A: Args, R: Output> Clone for MockFn<A, R> {
    fn clone(&self) -> Self {
        Self { at: self.at.numbered(0), keeping: self.keeping, default: self.default }
    }
}

// A panic leaves no call half-recorded and no script half-changed.
impl<A: Args, R: Output> UnwindSafe for MockFn<A, R> {}
impl<A: Args, R: Output> RefUnwindSafe for MockFn<A, R> {}

impl<A: Args, R: Output> fmt::Debug for MockFn<A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.core().fmt(f)
    }
}

impl<A: Args, R: Output> MockFn<A, R> {
    /// The calls so far, if there are any.
    fn snapshot(&self) -> Option<Snapshot<A>> {
        let run = self.core().state().log.calls()?;
        Some(Snapshot::new(run, self.keeping))
    }

    #[inline(always)]
    pub(crate) fn core(&self) -> Core<'_> {
        self.at.function.core()
    }
}
