//! What calls leave behind: allocations, the record, and what should be nothing.

use bench_report::Table;

use super::Bench;
use crate::measurement::once;
use crate::scenario::{Function, Scenario, Setup, Who};

/// Calls, doubles or patches.
const MANY: u64 = 1_000_000;

pub fn measured(bench: &Bench) -> Vec<Table> {
    vec![allocations(bench), record(bench), growth(bench)]
}

fn allocations(bench: &Bench) -> Table {
    let title = "Allocations a call, release; the record is not emptied";
    let mut table = bench.table("allocations", title).decimals(3).yardsticks(&[]);
    let profile = bench.release();
    for (label, setup) in [("a text and a number", Setup::ANY), ("two small integers", Setup::Add)]
    {
        let count = |scenario| profile.allocations(scenario);
        table.row(label, once(profile, &bench.row(setup), count));
    }
    table
}

/// In the dev profile, for mry records nothing in another.
fn record(bench: &Bench) -> Table {
    let title = format!("Memory a recorded call `(&str, u64)` takes, of {MANY}, dev: bytes");
    let mut table = bench.table("memory", title).decimals(1).yardsticks(&[]);
    let profile = bench.dev();
    let own = profile.text(MANY);
    let all = once(profile, &bench.row(Setup::ANY), |scenario| profile.memory(scenario, MANY));
    table.row("in all", all.iter().copied());
    // Those that keep no text stay at nothing.
    let rest = |all: f64| (all - own).max(0.0);
    table.row("besides the text's own", all.iter().map(|all| all.map(rest)));
    table
}

fn growth(bench: &Bench) -> Table {
    let title =
        format!("Memory that {MANY} doubles and patches leave behind, release: bytes for each");
    let mut table = bench.table("growth", title).decimals(2).yardsticks(&[]);
    let profile = bench.release();
    let leave = |scenario| profile.memory(scenario, MANY);
    table.row(Setup::LIFE.name(), once(profile, &bench.row(Setup::LIFE), leave));
    let made = Function::PatchMade;
    let patches = bench.options.who.iter();
    let patches =
        patches.map(|who| (*who == Who::Standin).then(|| leave(Scenario::Function(made))));
    table.row(made.name(), patches);
    table
}
