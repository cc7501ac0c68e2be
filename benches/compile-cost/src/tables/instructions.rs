//! What rustc executes, counted: slow, but no neighbour on the machine changes it.

use bench_report::Table;

use super::SMALL;
use crate::bench::{Bench, names, scaled};
use crate::generated_crate::{Build, GeneratedCrate, Mode};
use crate::measurement::medians;
use crate::probe;
use crate::workload::Workload;

pub fn measured(bench: &Bench) -> Vec<Table> {
    let crates = bench.crates(Workload::Plain);
    let title = format!("Instructions of rustc at {}, full: 10⁹", SMALL.size);
    let mut table = Table::new("instructions", title).columns(names(&crates));
    for mode in Mode::MEASURED {
        let build = Build::full(SMALL, mode);
        let count = |generated: &GeneratedCrate, _| generated.probed(build, probe::INSTRUCTIONS);
        let [counts] = medians(&crates, 1, count);
        table.row(mode.name(), scaled(counts, 1e-9));
    }
    vec![table]
}
