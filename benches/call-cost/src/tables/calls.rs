//! What one call costs, by how the double was set up.

use bench_report::Table;

use super::Bench;
use crate::measurement::{least, once};
use crate::profile::Profile;
use crate::scenario::Scenario;

pub fn instructions(bench: &Bench) -> Vec<Table> {
    by_setup(bench, "instructions", 0, |profile, scenarios| {
        once(profile, scenarios, |scenario| profile.instructions(scenario))
    })
}

pub fn nanoseconds(bench: &Bench) -> Vec<Table> {
    by_setup(bench, "nanoseconds", 1, |profile, scenarios| {
        let [times] = least(profile, scenarios, |scenario| [profile.time(scenario)]);
        times
    })
}

fn by_setup(
    bench: &Bench,
    unit: &str,
    decimals: usize,
    row: impl Fn(&Profile, &[Scenario]) -> Vec<Option<f64>>,
) -> Vec<Table> {
    let table = |profile: &Profile| {
        let name = format!("{unit}-{}", profile.name);
        let title =
            format!("`fn get(&self, key: &str, n: u64) -> u64`, {}: {unit} a call", profile.name);
        let mut table = bench.table(name, title).decimals(decimals);
        for setup in &bench.options.calls {
            table.row(setup.name(), row(profile, &bench.row(*setup)));
        }
        table
    };
    bench.profiles().into_iter().map(table).collect()
}
