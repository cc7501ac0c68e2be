//! Measures what doubles cost to compile and prints the tables of `benches/README.md`.

mod generated_crate;
mod library;
mod measurement;
mod options;
mod rustc_wrapper;
mod subject;
mod table;
mod tables;
mod workload;

use std::process::ExitCode;

use options::Options;

fn main() -> ExitCode {
    if let Some(code) = rustc_wrapper::run_if_wrapping() {
        return code;
    }
    match Options::from_args(std::env::args().skip(1)) {
        Ok(options) => {
            tables::print(&options);
            ExitCode::SUCCESS
        }
        Err(complaint) => {
            eprintln!("{complaint}\n\n{}", options::USAGE);
            ExitCode::from(2)
        }
    }
}
