//! What can answer a call: closures, values, sequences of values.

mod closure;
mod conversion;
mod side_effect;
mod value;

#[cfg(feature = "rename")]
pub(crate) use closure::a0;
#[cfg(feature = "rename")]
pub(crate) use closure::only_once;
pub(crate) use closure::{Async, Bound, Closure, Once, Rewriting, Shared, parallel};
pub(crate) use closure::{a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16};
pub use conversion::{FromText, IntoAnswer, Literal};
pub use side_effect::{ByFunction, ByItem, IntoSideEffect};
#[cfg(feature = "rename")]
pub(crate) use value::Convert;
pub(crate) use value::{BoundConstant, Handover};
pub use value::{Constant, Fixed, Steady, ValueOf};

use super::Trouble;
use super::effect::Instance;
use crate::signature::{Args, ArgsOf, Made, Output};

/// One effect of one signature.
///
/// A bound such as `Closure<C>: Answer<A, R>` does for closures of all arities: it leads rustc to the one
/// implementation for the tuple `A`, from whose bounds it infers the closure's parameters.
#[diagnostic::on_unimplemented(
    message = "this can't answer the calls of the function",
    label = "not a closure from the function's arguments to its output",
    note = "give a closure: `|…| …`; `returns(value)` and `return_const(value)` answer every call with one value",
    note = "that of an `async fn` gives the value itself; for a future there is an expectation's `returning_async`",
    note = "what a mock lends is given owned: a `Box<Page>` for a `&Page`, a `String` for a `&str`"
)]
pub trait Answer<A: Args, R: Output> {
    /// What the call gives. If it [passes](Trouble::Passed) the call on, others may get other arguments: those `left`.
    fn answer<'x, 'y>(
        &mut self,
        args: ArgsOf<'x, 'y, A>,
        left: &mut Option<ArgsOf<'x, 'y, A>>,
    ) -> Result<Made<'x, 'y, R>, Box<Trouble>>;
}

/// What an [`Instance`] holds.
pub(crate) type Answering<A, R> = Box<dyn Answer<A, R> + Send>;

/// Hides the signature of an effect from the core.
pub(crate) fn instance<A: Args, R: Output>(answer: impl Answer<A, R> + Send + 'static) -> Instance {
    let answer: Answering<A, R> = Box::new(answer);
    Box::new(answer)
}
