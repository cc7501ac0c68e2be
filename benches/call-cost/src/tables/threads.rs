//! What a call costs when several threads call at once: one double, or each its own.

use bench_report::Table;

use super::Bench;
use crate::measurement::least;
use crate::profile::Profile;
use crate::scenario::Setup;

pub fn measured(bench: &Bench) -> Vec<Table> {
    bench.profiles().into_iter().flat_map(|profile| of_profile(bench, profile)).collect()
}

/// On the wall, and in CPU time, which the neighbours on the machine disturb less.
fn of_profile(bench: &Bench, profile: &Profile) -> [Table; 2] {
    let table = |name: &str, unit: &str| {
        let title = format!("Threads that call at once, any arguments, {}: {unit}", profile.name);
        bench.table(format!("{name}-{}", profile.name), title).decimals(0)
    };
    let mut wall = table("threads", "nanoseconds on the wall a call, over all threads");
    let mut cpu = table("threads-cpu", "nanoseconds of CPU time a call");
    let scenarios = bench.row(Setup::ANY);
    for (place, sample) in [("one double", "shared"), ("a double each", "apart")] {
        for (count, threads) in [("1 thread", 1), ("2 threads", 2), ("8 threads", 8)] {
            let sample = |scenario| profile.threads(sample, scenario, threads);
            let [on_wall, of_cpu] = least(profile, &scenarios, sample);
            let label = format!("{count}, {place}");
            wall.row(&label, on_wall);
            cpu.row(&label, of_cpu);
        }
    }
    [wall, cpu]
}
