//! How large the program of the tests is, and how long it is linked.

use bench_report::Table;

use super::LARGE;
use crate::bench::{Bench, names, scaled};
use crate::generated_crate::{Build, Mode};
use crate::probe;
use crate::workload::Workload;

pub fn measured(bench: &Bench) -> Vec<Table> {
    let crates = bench.crates(Workload::Plain);
    let [micros, bytes, stripped] =
        bench.medians(&crates, probe::BINARY, |_| Build::full(LARGE, Mode::Test));
    let title = format!("The program of the tests at {}", LARGE.size);
    let mut table = Table::new("binary", title).columns(names(&crates));
    table.row("MB", scaled(bytes, 1e-6));
    table.row("MB, stripped", scaled(stripped, 1e-6));
    table.row("ms to link", scaled(micros, 1e-3));
    vec![table]
}
