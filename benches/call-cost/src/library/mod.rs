//! How each library doubles `fn get(&self, key: &str, n: u64) -> u64`, in its own idiom.

#[cfg(feature = "peers")]
mod faux;
mod hand;
mod mockall;
#[cfg(all(feature = "peers", debug_assertions))]
mod mry;
mod standin;
#[cfg(feature = "peers")]
mod unimock;

#[cfg(feature = "peers")]
pub use faux::Faux;
pub use hand::Hand;
pub use mockall::Mockall;
// Its words for expectations are not there without debug assertions.
#[cfg(all(feature = "peers", debug_assertions))]
pub use mry::Mry;
pub use standin::{Standin, StandinUnrecorded};
#[cfg(feature = "peers")]
pub use unimock::Unimock;

use crate::subject::Subject;

/// What a double expects; each answers with the number it is called with.
#[derive(Clone, Copy, PartialEq)]
pub enum Expectations {
    /// One that takes any arguments.
    Any,
    /// One that takes any arguments, and whose effect sleeps.
    Asleep,
    /// So many that want both arguments to be equal to something; the last that is asked matches.
    LastOf(u64),
}

impl Expectations {
    pub fn name(self) -> String {
        match self {
            Self::Any => "any arguments".into(),
            Self::Asleep => "an effect that sleeps".into(),
            Self::LastOf(1) => "eq on both arguments".into(),
            Self::LastOf(count) => format!("the last of {count} expectations"),
        }
    }
}

pub trait Library {
    type Get: Subject;

    fn get(expectations: Expectations) -> Self::Get;

    /// A double of `fn add(&self, a: u32, b: u64) -> u64` that expects any arguments, of the
    /// libraries that are asked what recording small arguments allocates.
    fn add() -> Option<Box<dyn Subject>> {
        None
    }
}
