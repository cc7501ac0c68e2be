//! What it costs to build a library with all its dependencies from nothing.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use bench_report::Table;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

use crate::bench::Bench;
use crate::generated_crate::{manifest, work};
use crate::library::Library;
use crate::measurement::medians;

pub fn measured(bench: &Bench) -> Vec<Table> {
    let libraries = bench.libraries().iter().copied();
    let libraries: Vec<_> = libraries.filter(|library| !library.dependency().is_empty()).collect();
    libraries.iter().for_each(|library| prepare(*library));
    let [crates, seconds] = medians(&libraries, bench.runs(), |library, _| build(library));
    let title = "Cold build: `cargo build` of an empty crate that depends on the library";
    let mut table =
        Table::new("cold", title).columns(libraries.iter().map(|library| library.name()));
    table.row("crates", crates);
    table.row("seconds", seconds);
    vec![table]
}

fn directory(library: &dyn Library) -> PathBuf {
    work().join("cold").join(library.name())
}

/// Writes the crate and fetches what it needs.
fn prepare(library: &dyn Library) {
    let directory = directory(library);
    fs::create_dir_all(directory.join("src")).expect("benches/work is writable");
    fs::write(directory.join("src/lib.rs"), "").expect("benches/work is writable");
    fs::write(directory.join("Cargo.toml"), manifest(library)).expect("benches/work is writable");
    cargo(library, "fetch");
}

/// The number of crates below the empty one, and the seconds of user CPU time of cargo and all that
/// it starts.
fn build(library: &dyn Library) -> [f64; 2] {
    let target = directory(library).join("target");
    if target.exists() {
        fs::remove_dir_all(target).expect("benches/work is writable");
    }
    let before = user_seconds();
    let log = cargo(library, "build");
    let seconds = user_seconds() - before;
    let crates = log.lines().filter(|line| line.trim_start().starts_with("Compiling")).count();
    [(crates - 1) as f64, seconds]
}

/// Runs cargo in the crate and returns what it says.
fn cargo(library: &dyn Library, command: &str) -> String {
    let directory = directory(library);
    let output = Command::new("cargo")
        .arg(command)
        .current_dir(&directory)
        .env("CARGO_TARGET_DIR", directory.join("target"))
        // As for a dependency of the registry: standin is one by its path here.
        .env("CARGO_INCREMENTAL", "0")
        .output()
        .expect("cargo can be run");
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{log}");
    log
}

/// Of all processes that this one has waited for, and those that they have.
fn user_seconds() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("children's usage can be had");
    usage.user_time().num_microseconds() as f64 * 1e-6
}
