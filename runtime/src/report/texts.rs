//! Arguments, each as a person reads it.

use std::fmt::{Debug, Write};

/// The arguments of one call, each as a person reads it.
#[derive(Default)]
pub struct Texts(Vec<String>);

impl Texts {
    /// An argument, by its `Debug`.
    pub(crate) fn value(&mut self, value: &dyn Debug) {
        let mut text = String::new();
        if write!(text, "{value:?}").is_err() {
            text.push_str("<its Debug failed>");
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
