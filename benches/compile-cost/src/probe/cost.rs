//! Runs rustc as it is and asks the system what it took.

use std::process::Command;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

use super::Probing;

pub struct Cost;

impl Probing for Cost {
    fn word(&self) -> &'static str {
        "cost"
    }

    fn run(&self, mut rustc: Command) -> Option<Vec<u64>> {
        let status = rustc.status().expect("rustc can be run");
        let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("children's usage can be had");
        let figures = [usage.user_time().num_microseconds(), usage.max_rss()];
        status.success().then(|| figures.map(|figure| figure as u64).to_vec())
    }
}
