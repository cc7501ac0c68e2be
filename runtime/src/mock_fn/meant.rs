//! What matchers say of recorded calls, for code that knows nothing of the signature. What compares them is
//! compiled for the signatures that are asserted about, and not for every one that is recorded.

use std::any::Any;

use super::{Keeping, MockFn};
use crate::matcher::Verdicts;
use crate::signature::{Args, Output};

/// The arguments that an assertion is about.
pub(crate) trait Meant {
    /// Which arguments of the call at `index` of the entries `of` the signature are those.
    fn accepted(&self, of: &dyn Any, index: usize) -> Verdicts;
    /// What each argument must be.
    fn describe(&self) -> Vec<String>;
    /// The types of the arguments, by name.
    fn type_names(&self) -> Vec<&'static str>;
}

/// A matcher for each argument of the signature `A`, and how its calls are kept.
pub(super) struct Arguments<'m, A: Args> {
    matchers: A::Matchers<'m>,
    keeping: &'static Keeping<A>,
}

impl<'m, A: Args> Arguments<'m, A> {
    pub(super) fn of<R: Output>(function: &MockFn<A, R>, matchers: A::Matchers<'m>) -> Self {
        Self { matchers, keeping: function.keeping }
    }
}

impl<A: Args> Meant for Arguments<'_, A> {
    fn accepted(&self, of: &dyn Any, index: usize) -> Verdicts {
        A::recalled(&(self.keeping.see)(of, index), &self.matchers)
    }
    fn describe(&self) -> Vec<String> {
        let mut wants = Vec::new();
        A::describe(&self.matchers, &mut wants);
        wants
    }
    fn type_names(&self) -> Vec<&'static str> {
        A::type_names()
    }
}

/// Says what each of the signature's matchers wants.
pub(super) fn describe<A: Args>(matchers: &dyn Any, wants: &mut Vec<String>) {
    if let Some(matchers) = matchers.downcast_ref() {
        A::describe(matchers, wants);
    }
}
