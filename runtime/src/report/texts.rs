//! Arguments, each as a person reads it.

use std::fmt::{Debug, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::bytes::readable;
use super::maps::in_order;

/// The value's `Debug` text: a report says what it can, and a call goes on, whatever that does.
pub(crate) fn debug_text(value: &dyn Debug) -> String {
    let mut text = String::new();
    let written = catch_unwind(AssertUnwindSafe(|| write!(text, "{value:?}")));
    match written {
        Ok(Ok(())) => {}
        Ok(Err(_)) => text.push_str("<its Debug failed>"),
        Err(_) => text.push_str("<its Debug panicked>"),
    }
    text
}

/// A value that stands where an argument of the family does.
pub(crate) fn shown(family: &str, value: &dyn Debug) -> String {
    readable(family, in_order(debug_text(value)))
}

/// What stands for an argument that has no `Debug`.
pub(super) const UNKNOWN: &str = "?";

/// The arguments of one call, each as a person reads it.
#[derive(Default)]
pub struct Texts(Vec<String>);

impl Texts {
    /// An argument of the family, by its `Debug`.
    pub(crate) fn value(&mut self, family: &str, value: &dyn Debug) {
        self.0.push(shown(family, value));
    }

    /// An argument that was kept as text.
    pub(crate) fn text(&mut self, text: &str) {
        self.0.push(in_order(text.into()));
    }

    /// An argument that has no `Debug`.
    pub(crate) fn unknown(&mut self) {
        self.text(UNKNOWN);
    }

    pub(crate) fn into_vec(self) -> Vec<String> {
        self.0
    }
}
