//! The tables, one after the other.

use crate::generated_crate::{Contents, GeneratedCrate, Mode};
use crate::library;
use crate::measurement::costs;
use crate::options::Options;
use crate::subject::Size;
use crate::table::Table;
use crate::workload::Workload;

/// Where what is not about size is measured.
const SMALL: Contents = Contents::of(Size::new(10, 5));

pub fn print(options: &Options) {
    print_skipped(options);
    let libraries = options.libraries.iter();
    let crates: Vec<_> =
        libraries.map(|library| GeneratedCrate::tried(options.workload, *library)).collect();
    let crates: Vec<_> = crates.iter().collect();
    for mode in Mode::MEASURED {
        print_definitions(&crates, options, mode);
    }
    if options.workload == Workload::Plain {
        print_one_more_test(&crates, options.runs);
        print_expansion(&crates);
    }
}

fn print_skipped(options: &Options) {
    let names: Vec<_> = options.skipped.iter().map(|library| library.name()).collect();
    if !names.is_empty() {
        println!("Skipped, for they don't speak mockall's words: {}", names.join(", "));
    }
}

/// What traits, doubles and one test a trait cost.
fn print_definitions(crates: &[&GeneratedCrate], options: &Options, mode: Mode) {
    let command = mode.command().join(" ");
    let units = options.workload.units();
    let title = format!("`cargo {command}`, full: seconds of the final crate, {units}");
    let mut table = Table::new(&title, names(crates), 2);
    for &size in &options.sizes {
        let shared = Contents::of(size);
        let own = Contents { own_types: true, ..shared };
        for (label, contents) in [("", shared), (", own types", own)] {
            let costs = costs(crates, contents, mode, options.runs);
            let seconds = costs.iter().map(|cost| cost.as_secs_f64());
            table.row(format!("{size}{label}"), seconds.collect());
        }
    }
    table.print();
}

/// What a test costs on top: twenty more a trait, without the one there is.
fn print_one_more_test(crates: &[&GeneratedCrate], runs: usize) {
    let crates: Vec<_> = crates.iter().copied().filter(|generated| generated.has_tests()).collect();
    let more = Contents { tests_per_trait: 21, ..SMALL };
    let tests = 20 * SMALL.size.traits;
    let title = "One more `#[test]` with two expectations and two calls: milliseconds";
    let mut table = Table::new(title, names(&crates), 2);
    for mode in Mode::MEASURED {
        let with = costs(&crates, more, mode, runs);
        let without = costs(&crates, SMALL, mode, runs);
        let each = with.iter().zip(&without).map(|(with, without)| {
            1000.0 * (with.as_secs_f64() - without.as_secs_f64()) / tests as f64
        });
        table.row(mode.command()[0], each.collect());
    }
    table.print();
}

/// How much code the doubles are, in lines; their tests would be expanded alike for all.
fn print_expansion(crates: &[&GeneratedCrate]) {
    let none = library::named("none").expect("it is one of them");
    let doubles = Contents { tests_per_trait: 0, ..SMALL };
    let floor = GeneratedCrate::tried(Workload::Plain, none).expanded_lines(doubles) as f64;
    let title = format!("Emitted code at {}: lines a method over the traits alone", SMALL.size);
    let mut table = Table::new(&title, names(crates), 1);
    let lines = crates.iter().map(|generated| {
        let lines = generated.expanded_lines(doubles) as f64;
        (lines - floor) / SMALL.size.all_methods() as f64
    });
    table.row("lines", lines.collect());
    table.print();
}

fn names(crates: &[&GeneratedCrate]) -> Vec<&'static str> {
    let names = crates.iter().map(|generated| generated.name());
    names.collect()
}
