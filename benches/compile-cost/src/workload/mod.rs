//! What a generated crate is made of.

mod mixed;
mod plain;

use crate::generated_crate::Contents;
use crate::library::Library;
use crate::subject::{READY, Size, TYPES};

#[derive(Clone, Copy, PartialEq)]
pub enum Workload {
    /// Traits that every library doubles, each in its own idiom.
    Plain,
    /// What mockall's users write beyond those, in one source for all that speak its words.
    Mixed,
}

impl Workload {
    pub fn takes(self, library: &dyn Library) -> bool {
        self == Self::Plain || library.speaks_mockall()
    }

    /// What a size counts.
    pub const fn units(self) -> &'static str {
        match self {
            Self::Plain => "traits × methods",
            Self::Mixed => "groups × functions of each kind",
        }
    }

    pub fn default_sizes(self) -> Vec<Size> {
        match self {
            Self::Plain => Size::ALL.to_vec(),
            // Six kinds: twelve functions a group, and thirty.
            Self::Mixed => vec![Size::new(10, 2), Size::new(10, 5)],
        }
    }

    pub fn source(self, library: &dyn Library, contents: Contents) -> String {
        let body = match self {
            Self::Plain => plain::source(library, contents),
            Self::Mixed => mixed::source(library, contents),
        };
        format!("#![allow(warnings)]\n{body}{READY}{TYPES}")
    }
}
