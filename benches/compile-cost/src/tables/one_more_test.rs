//! What a test costs on top: twenty more a trait, without the one there is.

use bench_report::Table;

use super::SMALL;
use crate::bench::{Bench, names};
use crate::generated_crate::{Build, Contents, Mode};
use crate::workload::Workload;

pub fn measured(bench: &Bench) -> Vec<Table> {
    let mut crates = bench.crates(Workload::Plain);
    crates.retain(|generated| generated.has_tests());
    let more = Contents { tests_per_trait: 21, ..SMALL };
    let tests = 20 * SMALL.size.traits;
    let title = "One more `#[test]` with two expectations and two calls: milliseconds";
    let mut table = Table::new("one-more-test", title).columns(names(&crates));
    for mode in Mode::MEASURED {
        let [with, _] = bench.costs(&crates, |_| Build::full(more, mode));
        let [without, _] = bench.costs(&crates, |_| Build::full(SMALL, mode));
        let each = with.iter().zip(&without);
        table.row(mode.name(), each.map(|(with, without)| 1e3 * (with - without) / tests as f64));
    }
    vec![table]
}
