//! All text a person reads when a test fails. This room knows nothing of locks: it is told what
//! happened, writes it down, and panics.
//!
//! The first line of each report says what mockall 0.15 says in that situation, so that tests with
//! `#[should_panic(expected = "…")]` hold; the detail follows.

mod assertion;
mod awaits;
mod bytes;
mod call;
mod candidates;
mod colour;
mod diff;
mod effect;
mod excerpt;
mod instead;
mod layout;
mod list;
mod maps;
mod marks;
mod mismatch;
mod order;
mod other_types;
mod outline;
mod page;
mod paste;
mod picture;
mod runs;
mod texts;
mod transcript;
mod turn;
mod unmet;

pub(crate) use assertion::{Assertion, arguments, count, no_such_call, not_kept};
pub(crate) use awaits::{AwaitAssertion, awaits};
pub(crate) use call::{no_answer, no_match, out_of_sequence, too_many};
pub(crate) use effect::{
    backwards_range, directory_is_lost, forgotten_expectation, lent_elsewhere,
    lent_on_another_thread, matcher_trouble, no_original, no_spy, patched_for_nothing,
    patched_here_already, polled_again, trouble,
};
pub(crate) use list::{each, has, joined, listed};
pub(crate) use order::{call_meant, exact_order, mermaid, order, other_calls};
pub(crate) use other_types::OtherTypes;
pub(crate) use page::times;
pub(crate) use picture::picture;
pub(crate) use runs::{Missing, has_calls};
pub use texts::Texts;
pub(crate) use texts::{debug_text, shown};
pub(crate) use transcript::{Transcript, written};
pub(crate) use turn::turn_is_kept;
pub(crate) use unmet::{Unmet, fail_if_unmet, has_failed, tell, warn};
