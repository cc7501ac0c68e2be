//! This program, built in one of cargo's profiles, as a maker of samples.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::scenario::Scenario;

pub struct Profile {
    pub name: &'static str,
    program: PathBuf,
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
        let features: &[&str] =
            if cfg!(feature = "peers") { &[] } else { &["--no-default-features"] };
        let status = Command::new("cargo")
            .args(["build", "--quiet", "--package", "call-cost"])
            .args(features)
            .args(["--profile", name])
            .args(["--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])
            .arg("--target-dir")
            .arg(target)
            .status();
        assert!(status.is_ok_and(|status| status.success()), "cargo build");
        let program = target.join(directory).join("call-cost");
        Self { name, program }
    }

    pub fn measures(&self, scenario: Scenario) -> bool {
        scenario.is_measured(self.name == "dev")
    }

    /// Nanoseconds of CPU time a call takes.
    pub fn time(&self, scenario: Scenario) -> f64 {
        let [time] = self.sample(&["time", &scenario.word()]);
        time
    }

    /// Nanoseconds a call takes on the wall, and of CPU time, when so many threads call at once.
    pub fn threads(&self, sample: &str, scenario: Scenario, threads: u64) -> [f64; 2] {
        self.sample(&[sample, &scenario.word(), &threads.to_string()])
    }

    /// Milliseconds until each of so many threads has called once.
    pub fn sleep(&self, scenario: Scenario, threads: u64) -> f64 {
        let [all] = self.sample(&["sleep", &scenario.word(), &threads.to_string()]);
        all
    }

    /// Bytes that each of so many calls leaves behind.
    pub fn memory(&self, scenario: Scenario, calls: u64) -> f64 {
        let [bytes] = self.sample(&["memory", &scenario.word(), &calls.to_string()]);
        bytes
    }

    /// Bytes of memory that the text of an argument takes when so many are kept.
    pub fn text(&self, count: u64) -> f64 {
        let [bytes] = self.sample(&["text", &count.to_string()]);
        bytes
    }

    /// Instructions a call executes: two counts that differ by some calls alone.
    pub fn instructions(&self, scenario: Scenario) -> f64 {
        let count = |batches: u64| {
            let tool = ["--tool=callgrind", "--callgrind-out-file=/dev/null"];
            self.valgrind(&tool, &["count", &scenario.word(), &batches.to_string()], "Collected : ")
        };
        let (few, many) = (1, 3);
        (count(many) - count(few)) / ((many - few) * scenario.batch()) as f64
    }

    /// Allocations that a call makes, in the same way.
    pub fn allocations(&self, scenario: Scenario) -> f64 {
        let count = |calls: u64| {
            let tool = ["--tool=memcheck", "--leak-check=no"];
            self.valgrind(&tool, &["call", &scenario.word(), &calls.to_string()], "heap usage: ")
        };
        let (few, many) = (1_000, 11_000);
        (count(many) - count(few)) / (many - few) as f64
    }

    /// The number that valgrind says behind `words`.
    fn valgrind(&self, tool: &[&str], sample: &[&str], words: &str) -> f64 {
        let output = Command::new("valgrind")
            .args(tool)
            .arg(&self.program)
            .arg("sample")
            .args(sample)
            .output();
        let output = output.expect("valgrind is installed");
        let log = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{log}");
        let number = log.lines().find_map(|line| {
            let (_, rest) = line.split_once(words)?;
            rest.split_whitespace().next()?.replace(',', "").parse().ok()
        });
        number.unwrap_or_else(|| panic!("no `{words}` in:\n{log}"))
    }

    fn sample<const N: usize>(&self, args: &[&str]) -> [f64; N] {
        let output = Command::new(&self.program).arg("sample").args(args).output();
        let output = output.expect("the program can be run");
        let log = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "the sample {args:?} failed:\n{log}");
        let numbers = String::from_utf8_lossy(&output.stdout);
        let numbers: Vec<_> =
            numbers.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        numbers.try_into().expect("a sample prints so many numbers")
    }
}
