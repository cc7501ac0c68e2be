#![doc = include_str!("../../README.md")]
#![forbid(unsafe_code)]

mod arities;
mod matcher;
mod mock_fn;
mod patch;
mod report;
mod signature;

pub(crate) use arities::arities;

pub use matcher::{Any, IntoMatcher, Matcher, any};
pub use mock_fn::{
    CallArgs, CallArgsList, Expectation, IntoAnswer, IntoSideEffect, Literal, MockFn, Sequence,
    Times,
};
pub use patch::{Patch, Patchable};
pub use signature::{
    Args, Family, Lends, LendsIn, LendsMut, Local, Mut, Nested, Opt, Output, Own, Ref,
};
pub use standin_macros::{automock, patchable};

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

/// The trait of all [predicates](predicate), with `and`, `or` and `not`.
pub use predicates::prelude::{Predicate, PredicateBooleanExt};

/// What emitted code names. Nothing here is meant to be written by hand.
#[doc(hidden)]
pub mod __private {
    pub use crate::mock_fn::{Expectation, Given, Method, Mock, MockFn};
    pub use crate::patch::{NotPatchable, PatchPoint, Patchable, not_patchable};
    pub use crate::signature::by;
    pub use crate::signature::{
        At, Lends, LendsIn, LendsMut, Local, Mut, Nested, Nothing, Opt, Own, Probe, Ref, Text,
        Value,
    };
}
