//! Test doubles: every call is recorded, any answer can be scripted, and a double stands in for the
//! length of a scope. For Rust what `unittest.mock` is for Python, and it speaks mockall's language.
//!
//! # A mock of a trait
//!
//! ```
//! use standin::automock;
//!
//! #[automock]
//! trait Store {
//!     fn get(&self, key: &str) -> Option<String>;
//!     fn put(&self, key: &str, size: u64);
//! }
//!
//! // Ask afterwards …
//! let store = MockStore::new();
//! store.get.side_effect([Some("page".to_string()), None]);
//! store.put.returns(());
//! assert_eq!(store.get("home").as_deref(), Some("page"));
//! store.put("home", 4);
//! store.get.assert_called_once_with("home");
//! assert_eq!(store.put.call_args_list(), [("home", 4)]);
//!
//! // … or expect first.
//! let mut store = MockStore::new();
//! store.expect_get().with("home").times(1).returning(|key| Some(key.to_uppercase()));
//! assert_eq!(store.get("home").as_deref(), Some("HOME"));
//! ```
//!
//! [`automock`] says what it makes of a trait, [`MockFn`] what can be said of and asked about a
//! method, [`Expectation`] what can be expected of one, [`IntoMatcher`] what matches an argument,
//! [`Captured`] how arguments are handed back. [`MockReader`] and [`MockWriter`] are made already.
//!
//! # A patch of a function
//!
//! ```
//! #[standin::patchable]
//! fn urlopen(url: &str) -> Result<String, u16> {
//!     Err(url.len() as u16) // the real thing
//! }
//!
//! let double = standin::patch!(urlopen);
//! double.returns(Ok("body".to_string()));
//! assert_eq!(urlopen("http://x"), Ok("body".to_string()));
//! drop(double);
//! assert_eq!(urlopen("http://x"), Err(8));
//! ```
//!
//! [`patchable`] makes a function patchable, [`patch!`](macro@patch) patches it, for the length of
//! a scope and on one thread.
//!
//! # Features
//!
//! None is on by default.
//!
//! * `env`: `patch_env`, variables of the environment for the length of a scope.
//! * `tokio`, `futures`: [`MockReader`] and [`MockWriter`] are readers and writers of these crates too.
//! * `rename`: the crate may have another name in your `Cargo.toml`, such as `mockall`.
#![forbid(unsafe_code)]

mod arities;
mod clock;
mod doubles;
mod matcher;
mod mock_fn;
mod patch;
mod ranking;
mod report;
mod sentinel;
pub mod signature;
mod spy;

pub(crate) use arities::{arities, shown_once};

pub use doubles::{MockReader, MockWriter};
pub use matcher::{Captured, IntoMatcher, any};
pub use mock_fn::{
    CallArgs, CallArgsList, CallLog, CallPattern, Expectation, IntoAnswer, IntoSideEffect,
    LoggedCall, MockFn, MockObject, Sequence, assert_in_order, assert_in_order_exactly,
    assert_no_other_calls, effects_of_calls as effect,
};
#[cfg(feature = "rename")]
#[doc(hidden)]
pub use mock_fn::{ScopedExpectation, ScopedFn};
pub use patch::{
    PatchOf, PatchScope, PatchSet, Patchable, PatchableLocal, PatchableStatic, PatchedDirectory,
    PatchedLocal, PatchedMap, PatchedStatic, PatchedValue, Patcher, patch_current_dir, patch_map,
    patch_map_clear, patch_value, thread,
};
#[cfg(feature = "env")]
pub use patch::{PatchedEnv, patch_env};
pub use sentinel::Sentinel;
pub use standin_macros::{
    automock, concretize, mock, mock_fn, patch, patch_multiple, patchable, patched, patcher, spy,
};

/// Predicates that match arguments: those of the [`predicates`](https://docs.rs/predicates) crate.
///
/// ```
/// use standin::{automock, predicate};
///
/// #[automock]
/// trait Store {
///     fn put(&self, key: &str, size: u64);
/// }
///
/// let mut store = MockStore::new();
/// store.expect_put().with(predicate::str::starts_with("ho"), predicate::gt(2)).returning(|_, _| ());
/// store.put("home", 3);
/// ```
pub mod predicate {
    pub use predicates::prelude::predicate::*;
}

/// The trait of all [predicates](predicate), and what can be made of them: `and`, `or`, `not`, `boxed`,
/// `trim`, `from_utf8`, `from_file_path`.
pub use predicates::prelude::{
    Predicate, PredicateBooleanExt, PredicateBoxExt, PredicateFileContentExt, PredicateStrExt,
};

/// What the macro of a supertrait hands on.
#[doc(hidden)]
pub use standin_macros::__inherit;

/// [`signature`], by the short name that emitted code has for it: no name that a module with `use mockall::*` has.
#[doc(hidden)]
pub use signature as __;

/// Here, and not with the rest of what emitted code names, because many `async` methods name it.
#[doc(hidden)]
pub use mock_fn::when_awaited;

/// Helpers that are handed how often calls are expected name it as mockall does, which hides it too.
#[doc(hidden)]
pub use mock_fn::Times as TimesRange;
/// rustc's errors call by its name alone what can be reached by a path that is not hidden as a whole.
#[doc(hidden)]
pub use mock_fn::{ByFunction, ByItem, CallsWith, FromText};
#[doc(hidden)]
pub use patch::{
    AnswersAtRunTime, BorrowsTogether, LendsForLess, NeverBorrows, NoFunction, NotPatchable,
    OfFixedArguments,
};

/// What tests seldom name, apart because its names are common words: `use mockall::*` must not bring a second
/// `Context` to a module that has its own by `use super::*`.
pub mod parts {
    pub use crate::matcher::{Any, Capture, CaptureAs, CaptureIf, Kinded, Matcher};
    pub use crate::mock_fn::{
        Callback, Context, Generic, GenericContext, Instance, Literal, Reset, ResetAll, Static,
        Step, Times,
    };
    pub use crate::patch::{Entered, Instrumented, Patch};
    pub use crate::spy::Owned;

    #[doc(hidden)]
    pub use crate::mock_fn::{Compares, Constant, Fixed, Steady};
    #[doc(hidden)]
    pub use crate::patch::{Found, Variable};
}

/// What emitted code names besides the public types. Nothing here is meant to be written by hand.
#[doc(hidden)]
pub mod __private {
    /// Runs the body of a function; as an argument, the closure may give away what it has captured.
    pub fn call_original<T>(body: impl FnOnce() -> T) -> T {
        body()
    }

    pub use crate::mock_fn::{
        Awaited, Begun, ContextPoint, Given, call, called, checkpoint, common, lenient,
    };
    pub use crate::patch::{
        BorrowsApart, ConstFn, Described, Holding, HoldingOfAll, Interning, InterningOfNone,
        LendsForGood, LocalPatches, MayBorrow, MethodPoint, NoFunction, NotPatchable, PatchPoint,
        Patched, Variadic, constant, found, not_patchable, patch_variable,
    };
    pub use crate::sentinel::number_of;
    pub use crate::signature::View;
    pub use crate::spy::{ByPointer, ByValue, ClonedReal, Either, Holder, no_spy};
}
