//! How long the crate's macros are expanded.

use std::process::Command;

use super::Probing;
use super::passes::Passes;

pub struct Macros;

impl Probing for Macros {
    fn word(&self) -> &'static str {
        "macros"
    }

    fn run(&self, mut rustc: Command) -> Option<Vec<u64>> {
        let passes = Passes::of(&mut rustc)?;
        Some(vec![passes.microseconds("macro_expand_crate")])
    }
}
