//! Arguments, each as a person reads it.

use std::fmt::{Debug, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The arguments of one call, each as a person reads it.
#[derive(Default)]
pub struct Texts {
    all: Vec<String>,
    /// Whether an assertion may compare them.
    are_values: Vec<bool>,
}

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
        self.add(text, true);
    }

    /// An argument that was kept as text.
    pub(crate) fn text(&mut self, text: &str) {
        self.add(text.into(), false);
    }

    fn add(&mut self, text: String, is_value: bool) {
        self.all.push(text);
        self.are_values.push(is_value);
    }

    /// An argument that has no `Debug`.
    pub(crate) fn unknown(&mut self) {
        self.text("?");
    }

    pub(crate) fn into_vec(self) -> Vec<String> {
        self.all
    }

    /// Those that an assertion may compare; `?` in place of the others.
    pub(crate) fn into_comparable(self) -> Vec<String> {
        let texts = self.all.into_iter().zip(self.are_values);
        texts.map(|(text, is_value)| if is_value { text } else { "?".into() }).collect()
    }
}
