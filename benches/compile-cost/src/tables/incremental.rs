//! What one changed line in one test costs.

use bench_report::Table;

use crate::bench::{Bench, names};
use crate::generated_crate::{Build, Contents, GeneratedCrate, Mode};
use crate::probe;
use crate::workload::Workload;

pub fn measured(bench: &Bench) -> Vec<Table> {
    let crates = bench.crates(Workload::Plain);
    let table = |mode: Mode| {
        let command = mode.command().join(" ");
        let title = format!("`cargo {command}`, incremental, one line changed in a test: seconds");
        let name = format!("{}-incremental", mode.name());
        let mut table = Table::new(name, title).columns(names(&crates));
        for size in bench.sizes(Workload::Plain) {
            let edited = |edit| {
                let contents = Contents { edit, ..Contents::of(size) };
                Build { contents, mode, incremental: true }
            };
            warm(&crates, edited(0));
            let [seconds, _] = bench.costs(&crates, edited);
            table.row(size, seconds);
        }
        table
    };
    Mode::MEASURED.map(table).into()
}

/// Lets rustc know the crates as they are before the change.
pub fn warm(crates: &[&GeneratedCrate], build: Build) {
    for generated in crates {
        let [_, _] = generated.probed(build, probe::COST);
    }
}
