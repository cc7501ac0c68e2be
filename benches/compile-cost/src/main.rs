//! Measures what doubles cost to compile and prints the tables of `benches/README.md`.

mod bench;
mod generated_crate;
mod library;
mod measurement;
mod options;
mod plots;
mod probe;
mod rustc_wrapper;
mod subject;
mod tables;
mod workload;

use std::process::ExitCode;

use bench_report::{COMPILE, Judgement};
use options::Options;
use pico_args::Arguments;

/// With `--small`, the limits are so much wider: a CI machine is busy, and runs are few.
const LENIENCY_OF_SMALL: f64 = 1.5;

fn main() -> ExitCode {
    if let Some(code) = rustc_wrapper::run_if_wrapping() {
        return code;
    }
    match Options::from_args(Arguments::from_env()) {
        Ok(options) => run(&options),
        Err(complaint) => {
            eprintln!("{complaint}\n\n{}", options::USAGE);
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> ExitCode {
    let tables = tables::measured(options);
    if options.plots {
        plots::write(&tables).expect("benches/plots is writable");
    }
    if options.check {
        let leniency = if options.small { LENIENCY_OF_SMALL } else { 1.0 };
        let judgement = Judgement::of(&tables, COMPILE, leniency);
        print!("{judgement}");
        return if judgement.is_kept() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    ExitCode::SUCCESS
}
