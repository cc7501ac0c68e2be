//! The tables, one after the other, each for the dev and the release profile.

use crate::profile::{Profile, ThreadsCost};
use crate::scenario::{Function, Scenario, Setup, Who};
use crate::table::Table;

/// The least of so many runs counts: what disturbs a run only ever adds to it.
const RUNS: usize = 7;

pub fn print_tables() {
    let profiles = [Profile::dev(), Profile::release()];
    for profile in &profiles {
        print_mocks(profile);
    }
    for profile in &profiles {
        print_threads(profile);
    }
    for profile in &profiles {
        print_functions(profile);
    }
}

fn print_mocks(profile: &Profile) {
    let title = format!("`fn get(&self, key: &str, n: u64) -> u64`, {}", profile.name);
    let note = "nanoseconds of CPU time a call · instructions a call [instructions ÷ mockall's]";
    let mut table = Table::new(&title, note, &Who::ALL.map(Who::name));
    for setup in Setup::ALL {
        let scenarios = Who::ALL.map(|who| Scenario::Mock(who, setup));
        table.row(setup.name(), costs(profile, &scenarios));
    }
    table.print();
}

fn print_threads(profile: &Profile) {
    let title = format!("Threads that call one mock at once, {}", profile.name);
    let note = "by number of threads; any arguments; nanoseconds on the wall a call, over all threads (of CPU time)";
    let mut table = Table::new(&title, note, &Who::ALL.map(Who::name));
    for threads in [1, 2, 8] {
        let scenarios = Who::ALL.map(|who| Scenario::Mock(who, Setup::Any));
        let sample = |scenario| profile.time_threads(scenario, threads);
        let least = least_of_runs(&scenarios, sample, |cost: &ThreadsCost| cost.wall);
        let cells = least.iter();
        let cells = cells.map(|cost| format!("{:.0} ({:.0})", cost.wall, cost.cpu));
        table.row(&threads.to_string(), cells.collect());
    }
    table.print();
}

fn print_functions(profile: &Profile) {
    let title = format!("`fn target(key: &str, n: u64) -> u64`, {}", profile.name);
    let note = "nanoseconds of CPU time a call · instructions a call [instructions ÷ the plain function's]";
    let mut table = Table::new(&title, note, &Function::ALL.map(Function::name));
    let scenarios = Function::ALL.map(Scenario::Function);
    table.row("target", costs(profile, &scenarios));
    table.print();
}

/// The cells of a row, with ratios to its yardstick.
fn costs(profile: &Profile, scenarios: &[Scenario]) -> Vec<String> {
    let times = least_of_runs(scenarios, |scenario| profile.time(scenario), |time| *time);
    let counts = scenarios.iter().map(|scenario| profile.instructions(*scenario));
    let counts: Vec<_> = counts.collect();
    let yardstick = scenarios.iter().position(|scenario| scenario.is_yardstick());
    let yardstick = counts[yardstick.expect("every row has one")];
    let cells = times
        .iter()
        .zip(&counts)
        .map(|(time, count)| format!("{time:.1} · {count:.0} [{:.2}]", count / yardstick));
    cells.collect()
}

/// The least sample of each scenario; they take turns, so that noise hits them alike.
fn least_of_runs<T>(
    scenarios: &[Scenario],
    sample: impl Fn(Scenario) -> T,
    size: impl Fn(&T) -> f64,
) -> Vec<T> {
    let mut least: Vec<T> = scenarios.iter().map(|scenario| sample(*scenario)).collect();
    for _ in 1..RUNS {
        for (scenario, least) in scenarios.iter().zip(&mut least) {
            let next = sample(*scenario);
            if size(&next) < size(least) {
                *least = next;
            }
        }
    }
    least
}
