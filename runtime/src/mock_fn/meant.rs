//! What matchers say of recorded calls, for code that knows nothing of the signature.

use std::any::Any;

use super::log::Entries;
use super::{Keeping, MockFn};
use crate::matcher::Verdicts;
use crate::signature::{Args, Output};

/// The arguments that an assertion is about.
pub(crate) trait Meant {
    /// Which arguments of a recorded call are those.
    fn accepted(&self, of: &dyn Entries, index: usize) -> Verdicts;
    /// What each argument must be.
    fn describe(&self) -> Vec<String>;
    /// The types of the arguments, by name.
    fn type_names(&self) -> Vec<&'static str>;
}

/// A matcher for each argument of the signature `A`, and how its calls are kept.
pub(super) struct Arguments<'m, A: Args> {
    matchers: A::Matchers<'m>,
    keeping: &'static dyn Keeping<A>,
}

impl<'m, A: Args> Arguments<'m, A> {
    pub(super) fn of<R: Output>(function: &MockFn<A, R>, matchers: A::Matchers<'m>) -> Self {
        Self { matchers, keeping: function.keeping }
    }
}

impl<A: Args> Meant for Arguments<'_, A> {
    fn accepted(&self, of: &dyn Entries, index: usize) -> Verdicts {
        self.keeping.accepted(of, index, &self.matchers)
    }
    fn describe(&self) -> Vec<String> {
        A::describe(&self.matchers)
    }
    fn type_names(&self) -> Vec<&'static str> {
        A::type_names()
    }
}

/// What each of the signature's matchers wants.
pub(super) fn describe<A: Args>(matchers: &dyn Any) -> Vec<String> {
    // For every signature: `match` is less code than `map`.
    match matchers.downcast_ref() {
        Some(matchers) => A::describe(matchers),
        None => Vec::new(),
    }
}
