//! How a Rust signature becomes types: families spell what goes in, outputs what comes back.
//! This room knows nothing of expectations, calls or locks.

mod args;
mod family;
mod keep;
mod output;

pub use args::{Args, ArgsOf, ArgsView, Keepers};
pub use family::{At, Family, Implied, Local, Mut, Nested, Of, Opt, Own, Ref, Shown};
pub use keep::{Nothing, Probe, Text, Value, by};
pub use output::{Lends, LendsIn, LendsMut, Made, Output};
