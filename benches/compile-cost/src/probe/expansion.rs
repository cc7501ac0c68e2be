//! Has rustc print the crate with all macros expanded, and counts.

use std::process::{Command, Stdio};

use super::Probing;

pub struct Expansion;

impl Probing for Expansion {
    fn word(&self) -> &'static str {
        "expansion"
    }

    fn run(&self, mut rustc: Command) -> Option<Vec<u64>> {
        // Set here alone: build scripts of the dependencies look at it and would do other things.
        rustc.env("RUSTC_BOOTSTRAP", "1").arg("-Zunpretty=expanded");
        let output = rustc.stderr(Stdio::inherit()).output().expect("rustc can be run");
        let lines = output.stdout.split(|&byte| byte == b'\n').count();
        let figures = [lines, output.stdout.len()];
        output.status.success().then(|| figures.map(|figure| figure as u64).to_vec())
    }
}
