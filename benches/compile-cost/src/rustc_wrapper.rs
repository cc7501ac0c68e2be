//! The program as cargo's `RUSTC_WORKSPACE_WRAPPER`: it runs the rustc of the generated crate and
//! notes what it took, so that neither cargo nor the dependencies count.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// Where the wrapper writes its report; set by [`wrap`], so its presence tells who runs us.
const REPORT: &str = "COMPILE_COST_REPORT";
/// What the wrapper reports.
const WANTED: &str = "COMPILE_COST_WANTED";

#[derive(Clone, Copy, PartialEq)]
pub enum Wanted {
    /// The user CPU time of rustc (and the linker), in microseconds.
    Cost,
    /// The number of lines of the expanded crate, pretty-printed.
    Expansion,
}

impl Wanted {
    const fn word(self) -> &'static str {
        match self {
            Self::Cost => "cost",
            Self::Expansion => "expansion",
        }
    }
}

/// Makes `cargo` run the rustc of the final crate under this program and returns what it reports.
pub fn wrap(cargo: &mut Command, wanted: Wanted, report: &Path) -> u64 {
    // An old report must not pass for this one.
    drop(fs::remove_file(report));
    let this = env::current_exe().expect("this program has a path");
    let output = cargo
        .env("RUSTC_WORKSPACE_WRAPPER", this)
        .env(REPORT, report)
        .env(WANTED, wanted.word())
        .output()
        .expect("cargo can be run");
    if !output.status.success() {
        panic!("{}", String::from_utf8_lossy(&output.stderr));
    }
    let report = fs::read_to_string(report).expect("rustc was run for the generated crate");
    report.trim().parse().expect("the report is a number")
}

/// Does the wrapper's work, if that is what cargo runs this program for.
pub fn run_if_wrapping() -> Option<ExitCode> {
    let report = env::var_os(REPORT)?;
    let mut args = env::args_os().skip(1);
    let mut rustc = Command::new(args.next()?);
    let args: Vec<OsString> = args.collect();
    // cargo also asks rustc for its version and its targets.
    let compiles = !args.iter().any(|arg| arg == "-vV" || arg == "___");
    rustc.args(args);
    let succeeded = if !compiles {
        rustc.status().expect("rustc can be run").success()
    } else if env::var(WANTED).as_deref() == Ok(Wanted::Expansion.word()) {
        report_expansion(&mut rustc, Path::new(&report))
    } else {
        report_cost(&mut rustc, Path::new(&report))
    };
    Some(if succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn report_cost(rustc: &mut Command, report: &Path) -> bool {
    let status = rustc.status().expect("rustc can be run");
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("children's usage can be had");
    write(report, usage.user_time().num_microseconds() as u64);
    status.success()
}

fn report_expansion(rustc: &mut Command, report: &Path) -> bool {
    // Set here alone: build scripts of the dependencies look at it and would do other things.
    rustc.env("RUSTC_BOOTSTRAP", "1").arg("-Zunpretty=expanded");
    let output = rustc.stderr(Stdio::inherit()).output().expect("rustc can be run");
    let lines = output.stdout.split(|&byte| byte == b'\n').count();
    write(report, lines as u64);
    output.status.success()
}

fn write(report: &Path, number: u64) {
    fs::write(report, number.to_string()).expect("the report can be written");
}
