//! The program as cargo's `RUSTC_WORKSPACE_WRAPPER`: it runs the rustc of the generated crate under
//! a probe, so that neither cargo nor the dependencies count.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use crate::probe::{self, Probe};

/// Where the wrapper writes its report; set by [`wrap`], so its presence tells who runs us.
const REPORT: &str = "COMPILE_COST_REPORT";
/// What the wrapper reports.
const PROBE: &str = "COMPILE_COST_PROBE";

/// Makes `cargo` run the rustc of the final crate under this program and returns what it reports.
pub fn wrap(cargo: &mut Command, probe: Probe, report: &Path) -> Vec<u64> {
    // An old report must not pass for this one.
    drop(fs::remove_file(report));
    let this = env::current_exe().expect("this program has a path");
    let output = cargo
        .env("RUSTC_WORKSPACE_WRAPPER", this)
        .env(REPORT, report)
        .env(PROBE, probe.word())
        .output()
        .expect("cargo can be run");
    if !output.status.success() {
        panic!("{}", String::from_utf8_lossy(&output.stderr));
    }
    let report = fs::read_to_string(report).expect("rustc was run for the generated crate");
    let figures = report.split_whitespace().map(|figure| figure.parse());
    figures.collect::<Result<_, _>>().expect("the report is numbers")
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
    let succeeded = if compiles {
        run_probe(rustc, Path::new(&report))
    } else {
        rustc.status().expect("rustc can be run").success()
    };
    Some(if succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_probe(rustc: Command, report: &Path) -> bool {
    let word = env::var(PROBE).expect("the probe is named");
    let probe = probe::named(&word).expect("the probe is known");
    let Some(figures) = probe.run(rustc) else { return false };
    let figures: Vec<_> = figures.iter().map(u64::to_string).collect();
    fs::write(report, figures.join(" ")).expect("the report can be written");
    true
}
