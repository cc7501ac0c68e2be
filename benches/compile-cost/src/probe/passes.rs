//! How long rustc's passes take, on the wall, by its own account.

use std::process::Command;

pub struct Passes(String);

impl Passes {
    /// Runs rustc; `None` if it failed.
    pub fn of(rustc: &mut Command) -> Option<Self> {
        // Set here alone: build scripts of the dependencies look at it and would do other things.
        rustc.env("RUSTC_BOOTSTRAP", "1");
        let output = rustc.args(["-Ztime-passes", "-Ztime-passes-format=json"]).output();
        let output = output.expect("rustc can be run");
        let log = String::from_utf8_lossy(&output.stderr).into_owned();
        if !output.status.success() {
            eprint!("{log}");
            return None;
        }
        Some(Self(log))
    }

    pub fn microseconds(&self, pass: &str) -> u64 {
        let start = format!(r#"time: {{"pass":"{pass}","time":"#);
        let seconds = self.0.lines().find_map(|line| {
            let (seconds, _) = line.strip_prefix(&start)?.split_once(',')?;
            seconds.parse::<f64>().ok()
        });
        let seconds = seconds.unwrap_or_else(|| panic!("no pass {pass} in:\n{}", self.0));
        (seconds * 1e6) as u64
    }
}
