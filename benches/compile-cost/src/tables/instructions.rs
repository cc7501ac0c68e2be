//! What rustc and its linker execute, counted: slow, but no neighbour on the machine changes it.

use bench_report::Table;

use super::incremental::warm;
use crate::bench::{Bench, names, scaled};
use crate::generated_crate::{Build, Contents, GeneratedCrate, Mode};
use crate::measurement::medians;
use crate::probe;
use crate::subject::Size;
use crate::workload::Workload;

pub fn measured(bench: &Bench) -> Vec<Table> {
    let crates = bench.crates(Workload::Plain);
    let sizes = bench.sizes_or(&[Size::new(1, 5), Size::new(10, 5)]);
    let mut tables = Vec::new();
    for incremental in [false, true] {
        for mode in Mode::MEASURED {
            tables.push(table(&crates, &sizes, mode, incremental));
        }
    }
    tables
}

fn table(crates: &[&GeneratedCrate], sizes: &[Size], mode: Mode, incremental: bool) -> Table {
    let command = mode.command().join(" ");
    let (suffix, how) = match incremental {
        true => ("-incremental", "incremental, one line changed in a test"),
        false => ("", "full"),
    };
    let name = format!("instructions-{}{suffix}", mode.name());
    let title = format!("`cargo {command}`, {how}: 10⁹ instructions of rustc and its linker");
    let mut table = Table::new(name, title).columns(names(crates)).decimals(3);
    for &size in sizes {
        let build = |edit| {
            let contents = Contents { edit, ..Contents::of(size) };
            Build { contents, mode, incremental }
        };
        if incremental {
            warm(crates, build(0));
        }
        let count =
            |generated: &GeneratedCrate, run| generated.probed(build(run), probe::INSTRUCTIONS);
        let [counts] = medians(crates, 1, count);
        table.row(size, scaled(counts, 1e-9));
    }
    table
}
