//! As in full, with types of its own in each trait: code that is generic over the signature is
//! instantiated anew, as in a real suite.

use bench_report::Table;

use crate::bench::{Bench, names};
use crate::generated_crate::{Build, Contents, Mode};
use crate::workload::Workload;

pub fn measured(bench: &Bench) -> Vec<Table> {
    let crates = bench.crates(Workload::Plain);
    let table = |mode: Mode| {
        let command = mode.command().join(" ");
        let title = format!("`cargo {command}`, full, own types in each trait: seconds");
        let name = format!("{}-own-types", mode.name());
        let mut table = Table::new(name, title).columns(names(&crates));
        for size in bench.sizes(Workload::Plain) {
            let contents = Contents { own_types: true, ..Contents::of(size) };
            let [seconds, _] = bench.costs(&crates, |_| Build::full(contents, mode));
            table.row(size, seconds);
        }
        table
    };
    Mode::MEASURED.map(table).into()
}
