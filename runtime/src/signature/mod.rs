//! How a Rust signature becomes types: families spell what goes in, outputs what comes back.
//!
//! The macros write them; a user meets them in the types that an editor shows, such as
//! `MockFn<(Ref<str>, Own<u64>), Own<bool>>` for `fn(&str, u64) -> bool`.

// This room knows nothing of expectations, calls or locks.

mod args;
mod family;
mod future;
mod inline;
mod keep;
mod kept_str;
mod output;
mod parts;
mod probe;
#[cfg(feature = "rename")]
mod scoped;
mod view;

pub use args::Args;
/// [`Ref`], by the name that rustc's errors have for it: std has a `Ref` too, and rustc leaves away
/// the path of a name only where nothing else has it.
#[doc(no_inline)]
pub use family::Ref as ByRef;
pub use family::{ByEquality, Family, InParts, Local, Mut, Nested, NestedMut, Opt, Own, Ref, Refs};
pub use future::{FutureBox, FutureIn, FutureOf};
pub use output::{Lends, LendsDyn, LendsIn, LendsMut, LendsMutIn, Output};

pub(crate) use args::{ALL_REJECTED, FIRST_REJECTED};
#[doc(hidden)]
pub use args::{AllSeen, ArgsOf, ArgsView};
#[doc(hidden)]
pub use family::{At, Implied, Of, Rewritten, Shown};
pub(crate) use future::{ReadyBox, Watch};
#[doc(hidden)]
pub use inline::{Inline, InlineRef, Spells};
#[doc(hidden)]
pub(crate) use keep::ELSEWHERE;
pub(crate) use keep::ThreadBound;
pub use keep::{Keeper, Nothing, Text, Value};
#[doc(hidden)]
pub(crate) use output::LentMut;
#[doc(hidden)]
pub use output::{ByDefault, DefaultOf, Lent, Made, NoDefault};
pub(crate) use parts::{Parts, plain_values};
pub use probe::Probe;
#[doc(hidden)]
pub use view::View;

#[cfg(feature = "rename")]
#[doc(hidden)]
pub use scoped::{
    Argument, Scope, ScopedArgs, ScopedArgsOf, ScopedDefault, ScopedFamily, ScopedMade, ScopedOf,
    ScopedOutput, ScopedShown, StandinByNoScopedDefault, scoped_text,
};

/// What a suite written for mockall gives names to.
#[doc(hidden)]
pub trait Named {
    /// What `expect_…` lends.
    type Expectation;
}
