//! Arguments, each as a person reads it.

use std::fmt::{Debug, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The arguments of one call, each as a person reads it.
#[derive(Default)]
pub struct Texts(Vec<String>);

impl Texts {
    /// An argument, by its `Debug`; a report says what it can, whatever that does.
    pub(crate) fn value(&mut self, value: &dyn Debug) {
        let mut text = String::new();
        let written = catch_unwind(AssertUnwindSafe(|| write!(text, "{value:?}")));
        match written {
            Ok(Ok(())) => {}
            Ok(Err(_)) => text.push_str("<its Debug failed>"),
            Err(_) => text.push_str("<its Debug panicked>"),
        }
        self.0.push(text);
    }

    /// An argument that was kept as text.
    pub(crate) fn text(&mut self, text: &str) {
        self.0.push(text.into());
    }

    /// An argument that has no `Debug`.
    pub(crate) fn unknown(&mut self) {
        self.text("?");
    }

    pub(crate) fn into_vec(self) -> Vec<String> {
        self.0
    }
}
