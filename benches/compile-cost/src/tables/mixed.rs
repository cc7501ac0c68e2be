//! What mockall's users write beyond plain traits, for the libraries that speak its words.

use bench_report::Table;

use crate::bench::{Bench, names};
use crate::generated_crate::{Build, Contents, Mode};
use crate::workload::Workload;

pub fn measured(bench: &Bench) -> Vec<Table> {
    let crates = bench.crates(Workload::Mixed);
    let units = Workload::Mixed.units();
    let table = |mode: Mode| {
        let command = mode.command().join(" ");
        let title = format!("The mixed workload, `cargo {command}`, full: seconds, {units}");
        let name = format!("mixed-{}", mode.name());
        let mut table = Table::new(name, title).columns(names(&crates));
        for size in bench.sizes(Workload::Mixed) {
            for (label, own_types) in [("", false), (", own types", true)] {
                let contents = Contents { own_types, ..Contents::of(size) };
                let [seconds, _] = bench.costs(&crates, |_| Build::full(contents, mode));
                table.row(format!("{size}{label}"), seconds);
            }
        }
        table
    };
    Mode::MEASURED.map(table).into()
}
