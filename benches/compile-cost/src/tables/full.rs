//! What traits, doubles and one test a trait cost to build from nothing.

use bench_report::Table;

use crate::bench::{Bench, names};
use crate::generated_crate::{Build, Contents, GeneratedCrate, Mode};
use crate::subject::Size;
use crate::workload::Workload;

pub fn measured(bench: &Bench) -> Vec<Table> {
    let crates = bench.crates(Workload::Plain);
    let names = names(&crates);
    let title = "A method at 100×5 over a method at 50×5: 1 is linear, less has a fixed part";
    let mut linear = Table::new("linear", title).columns(names).yardsticks(&[]);
    let mut tables = Vec::new();
    for mode in Mode::MEASURED {
        let [seconds, memory] = of_mode(bench, &crates, mode);
        if let Some(growth) = growth(&seconds) {
            linear.row(mode.name(), growth);
        }
        tables.push(seconds);
        if mode == Mode::Test {
            tables.push(memory);
        }
    }
    if linear.labels().next().is_some() {
        tables.push(linear);
    }
    tables
}

/// The seconds and the MiB.
fn of_mode(bench: &Bench, crates: &[&GeneratedCrate], mode: Mode) -> [Table; 2] {
    let command = mode.command().join(" ");
    let (workload, names) = (Workload::Plain, names(crates));
    let units = workload.units();
    let title = format!("`cargo {command}`, full: seconds of the final crate, {units}");
    let mut seconds = Table::new(mode.name(), title).columns(names.iter().copied());
    let title = format!("`cargo {command}`, full: MiB of memory at the peak");
    let mut memory = Table::new("memory", title).columns(names).decimals(0);
    for size in bench.sizes(workload) {
        let build = Build::full(Contents::of(size), mode);
        let [spent, peak] = bench.costs(crates, |_| build);
        seconds.row(size, spent);
        memory.row(size, peak);
    }
    [seconds, memory]
}

/// How much more a method costs in the large crate than in one half of its size.
fn growth(seconds: &Table) -> Option<Vec<f64>> {
    let [half, whole] = [Size::new(50, 5), Size::new(100, 5)];
    let of_method = |size: Size, name: &str| {
        Some(seconds.figure(&size.to_string(), name)? / size.all_methods() as f64)
    };
    let growth = |name: &&str| Some(of_method(whole, name)? / of_method(half, name)?);
    seconds.names().iter().map(growth).collect()
}
