//! What a generic function was set up for and called with, besides the type arguments that a report is about.

use super::list::listed;
use super::page::{Page, counted};
use crate::mock_fn::without_paths;

/// Another choice of type arguments for the same function.
pub(crate) struct OtherTypes {
    pub(crate) types: &'static str,
    pub(crate) calls: usize,
    pub(crate) is_set_up: bool,
}

impl OtherTypes {
    fn quoted(&self) -> String {
        format!("`{}`", without_paths(self.types))
    }
}

/// Those that something is set up for, if there are any.
pub(super) fn set_up(others: &[OtherTypes]) -> Option<String> {
    let mut names = Vec::new();
    for other in others {
        if other.is_set_up {
            names.push(other.quoted());
        }
    }
    (!names.is_empty()).then(|| listed(&names))
}

/// The calls that were made with others.
pub(super) fn write_calls(page: &mut Page, others: &[OtherTypes]) {
    let mut calls = Vec::new();
    for other in others {
        if other.calls > 0 {
            calls.push(format!("{} with {}", counted(other.calls, "call"), other.quoted()));
        }
    }
    if !calls.is_empty() {
        page.line(format_args!("with other type arguments: {}", listed(&calls)));
    }
}
