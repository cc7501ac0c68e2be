//! How much code the doubles are, and how long the macros take to make it; without the tests, which
//! would be expanded alike for all.

use bench_report::Table;

use super::{LARGE, SMALL};
use crate::bench::{Bench, names};
use crate::generated_crate::{Build, Contents, GeneratedCrate, Mode};
use crate::library;
use crate::probe::{self, Probe};
use crate::workload::Workload;

pub fn measured(bench: &Bench) -> Vec<Table> {
    let crates = bench.crates(Workload::Plain);
    let title = format!(
        "Emitted code at {}, and time inside the macros at {}: a method, over the traits alone",
        SMALL.size, LARGE.size
    );
    let mut table = Table::new("macros", title).columns(names(&crates)).decimals(1);
    let [lines, bytes] = of_method(bench, &crates, SMALL, probe::EXPANSION);
    table.row("lines a method", lines);
    table.row("bytes a method", bytes);
    let [micros] = of_method(bench, &crates, LARGE, probe::MACROS);
    table.row("µs a method", micros);
    vec![table]
}

/// The figures of the doubles, less those of the traits alone, a method.
fn of_method<const N: usize>(
    bench: &Bench,
    crates: &[&GeneratedCrate],
    contents: Contents,
    probe: Probe,
) -> [Vec<f64>; N] {
    let doubles = Contents { tests_per_trait: 0, ..contents };
    let build = |_| Build::full(doubles, Mode::Check);
    let none = library::named("none").expect("it is one of them");
    let none = GeneratedCrate::tried(Workload::Plain, none);
    let floor: [Vec<f64>; N] = bench.medians(&[&none], probe, build);
    let mut figures = bench.medians(crates, probe, build);
    for (figures, floor) in figures.iter_mut().zip(floor) {
        for figure in figures {
            *figure = (*figure - floor[0]) / contents.size.all_methods() as f64;
        }
    }
    figures
}
