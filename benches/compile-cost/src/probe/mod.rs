//! What is noted of a run of rustc, and how rustc is run for it. A new probe is a new file and a
//! line in `ALL`.

mod binary;
mod cost;
mod expansion;
mod instructions;
mod macros;
mod passes;

use std::process::Command;

pub type Probe = &'static dyn Probing;

pub trait Probing {
    /// By which the program that started cargo names it to the wrapper.
    fn word(&self) -> &'static str;

    /// Runs rustc; the figures it notes, or `None` if rustc failed.
    fn run(&self, rustc: Command) -> Option<Vec<u64>>;
}

/// Microseconds of user CPU time of rustc and its linker, and their peak memory in KiB.
pub const COST: Probe = &cost::Cost;
/// Lines and bytes of the crate with all macros expanded.
pub const EXPANSION: Probe = &expansion::Expansion;
/// Microseconds inside the macros.
pub const MACROS: Probe = &macros::Macros;
/// Microseconds inside the linker, bytes of the program, and bytes of it when stripped.
pub const BINARY: Probe = &binary::Binary;
/// Instructions that rustc executes, its linker not included.
pub const INSTRUCTIONS: Probe = &instructions::Instructions;

const ALL: [Probe; 5] = [COST, EXPANSION, MACROS, BINARY, INSTRUCTIONS];

pub fn named(word: &str) -> Option<Probe> {
    ALL.into_iter().find(|probe| probe.word() == word)
}
