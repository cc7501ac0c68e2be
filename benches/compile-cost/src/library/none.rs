//! The traits alone: what every other column pays too.

use super::Library;
use crate::subject::{Method, Trait};

pub struct None;

impl Library for None {
    fn name(&self) -> &'static str {
        "none"
    }

    fn dependency(&self) -> String {
        String::new()
    }

    fn double(&self, subject: &Trait) -> String {
        subject.declaration()
    }

    fn setup(&self, _subject: &Trait, _used: [&Method; 2]) -> Option<String> {
        Option::None
    }
}
