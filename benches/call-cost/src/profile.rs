//! This program, built in one of cargo's profiles, as a maker of samples.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::double::BATCH;
use crate::scenario::Scenario;

pub struct Profile {
    pub name: &'static str,
    program: PathBuf,
}

/// What threads that call one double at once take a call, over all of them.
pub struct ThreadsCost {
    pub wall: f64,
    pub cpu: f64,
}

impl Profile {
    pub fn dev() -> Self {
        Self::built("dev", "debug")
    }

    pub fn release() -> Self {
        Self::built("release", "release")
    }

    fn built(name: &'static str, directory: &str) -> Self {
        let this = env::current_exe().expect("this program has a path");
        let target = this.ancestors().nth(2).expect("it lies in target/PROFILE");
        let status = Command::new("cargo")
            .args(["build", "--quiet", "--package", "call-cost"])
            .args(["--profile", name])
            .args(["--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])
            .arg("--target-dir")
            .arg(target)
            .status();
        assert!(status.is_ok_and(|status| status.success()), "cargo build");
        let program = target.join(directory).join("call-cost");
        Self { name, program }
    }

    /// Nanoseconds of CPU time a call takes.
    pub fn time(&self, scenario: Scenario) -> f64 {
        let output = self.sample(&["time", &scenario.word()]);
        output.trim().parse().expect("a sample prints a number")
    }

    pub fn time_threads(&self, scenario: Scenario, threads: u64) -> ThreadsCost {
        let output = self.sample(&["threads", &scenario.word(), &threads.to_string()]);
        let mut numbers = output.split_whitespace().map(|number| {
            let number = number.parse::<f64>();
            number.expect("a sample prints numbers")
        });
        let mut next = || numbers.next().expect("a sample prints two numbers");
        ThreadsCost { wall: next(), cpu: next() }
    }

    /// Instructions a call executes: two counts that differ by some calls alone.
    pub fn instructions(&self, scenario: Scenario) -> f64 {
        let (few, many) = (1, 3);
        let difference = self.callgrind(scenario, many) - self.callgrind(scenario, few);
        difference as f64 / ((many - few) * BATCH) as f64
    }

    fn callgrind(&self, scenario: Scenario, batches: u64) -> u64 {
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(&self.program)
            .args(["count", &scenario.word(), &batches.to_string()])
            .output()
            .expect("valgrind is installed");
        let log = String::from_utf8_lossy(&output.stderr);
        let collected = log.lines().find_map(|line| line.split_once("Collected : "));
        let (_, count) = collected.unwrap_or_else(|| panic!("no count in:\n{log}"));
        count.trim().parse().expect("the count is a number")
    }

    fn sample(&self, args: &[&str]) -> String {
        let output = Command::new(&self.program).args(args).output();
        let output = output.expect("the program can be run");
        assert!(output.status.success(), "the sample {args:?} failed");
        String::from_utf8(output.stdout).expect("a sample prints text")
    }
}
