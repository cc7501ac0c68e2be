//! Measures what calling a double costs and prints the tables of `benches/README.md`.
//!
//! It builds itself in each profile and runs itself once for each sample, so that no case warms or
//! fragments anything for the next. `call-cost sample …` is such a run, see [`sample`].

mod library;
mod measurement;
mod options;
mod patched;
mod plots;
mod profile;
mod sample;
mod scenario;
mod subject;
mod tables;

use std::process::ExitCode;

use bench_report::{CALL, Judgement};
use options::Options;
use pico_args::Arguments;

/// With `--small`, the limits are so much wider: another toolchain moves the counts a little.
const LENIENCY_OF_SMALL: f64 = 1.1;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args().skip(1).collect();
    if let [first, sample @ ..] = &args[..] {
        if first == "sample" {
            sample::run(sample);
            return ExitCode::SUCCESS;
        }
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
        let judgement = Judgement::of(&tables, CALL, leniency);
        print!("{judgement}");
        return if judgement.is_kept() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    ExitCode::SUCCESS
}
