//! Whether effects of one double run at the same time, or wait for each other.

use bench_report::Table;

use super::Bench;
use crate::measurement::least;
use crate::scenario::Setup;

const THREADS: u64 = 8;

pub fn measured(bench: &Bench) -> Vec<Table> {
    let title = format!(
        "{THREADS} threads call one double once, whose effect sleeps 20 ms, dev: milliseconds in all"
    );
    let mut table = bench.table("sleep", title).decimals(0).yardsticks(&[]);
    let sample = |scenario| [bench.dev().sleep(scenario, THREADS)];
    let [all] = least(bench.dev(), &bench.row(Setup::ASLEEP), sample);
    table.row("in all", all);
    vec![table]
}
