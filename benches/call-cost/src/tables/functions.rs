//! What a call of a free function costs that may be patched.

use bench_report::Table;

use super::Bench;
use crate::measurement::{least, once};
use crate::profile::Profile;
use crate::scenario::{Function, Scenario};

pub fn measured(bench: &Bench) -> Vec<Table> {
    bench.profiles().into_iter().map(of_profile).collect()
}

fn of_profile(profile: &Profile) -> Table {
    let name = format!("functions-{}", profile.name);
    let title = format!("`fn target(key: &str, n: u64) -> u64`, {}", profile.name);
    let mut table = Table::new(name, title)
        .columns(Function::ALL.map(Function::name))
        .yardsticks(&["plain"])
        .decimals(1);
    let scenarios = Function::ALL.map(Scenario::Function);
    let count = |scenario| profile.instructions(scenario);
    table.row("instructions", once(profile, &scenarios, count));
    let [times] = least(profile, &scenarios, |scenario| [profile.time(scenario)]);
    table.row("nanoseconds", times);
    table
}
