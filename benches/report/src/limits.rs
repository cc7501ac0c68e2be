//! All limits: what standin set out to reach, not what it reaches today.

use crate::Against::{Column, Each, Least, Nothing};
use crate::Noise::{Counted, Cpu, Exact, Wall};
use crate::{Against, Limit, Noise};

const PEERS: &[&str] = &["unimock", "faux", "mry"];
const ALL_PEERS: &[&str] = &["mockall", "unimock", "faux", "mry"];
const RECORDED: &str = "standin";
const UNRECORDED: &str = "standin, unrecorded";

/// The sizes from which on the ratio to mockall counts; below, what rustc does anyhow prevails.
const FROM_10_5: &[&str] = &["10×5", "50×5", "100×5", "10×50"];
/// The sizes at which a tenth can be had: at 10×5 a mock by hand takes 0.14, most of it to link.
const FROM_50_5: &[&str] = &["50×5", "100×5", "10×50"];
/// The rows of calls; not the one in which a double is made for each.
const CALLS: &[&str] = &[
    "any arguments",
    "eq on both arguments",
    "the last of 10 expectations",
    "the last of 100 expectations",
    "the last of 1000 expectations",
    "the last of 10000 expectations",
];
const LIFE: &[&str] = &["made, eq on both arguments, called, dropped"];

/// The limits on what doubles cost to compile.
pub const COMPILE: &[Limit] = &[
    compile("check", FROM_10_5, Column("mockall"), 1.0 / 12.0),
    compile("check", &[], Each(PEERS), 1.0),
    compile("check", &[], Column("hand"), 1.15),
    compile("test", FROM_50_5, Column("mockall"), 1.0 / 10.0),
    compile("test", &[], Each(PEERS), 1.0),
    compile("test", &[], Column("hand"), 1.15),
    compile("check-incremental", FROM_10_5, Column("mockall"), 1.0 / 12.0),
    compile("check-incremental", &[], Each(PEERS), 1.0),
    compile("check-incremental", &[], Column("hand"), 1.15),
    compile("test-incremental", FROM_50_5, Column("mockall"), 1.0 / 10.0),
    compile("test-incremental", &[], Each(PEERS), 1.0),
    compile("test-incremental", &[], Column("hand"), 1.15),
    // The cost of a method at the largest size over its cost at half of that.
    compile("linear", &[], Nothing, 1.1),
    compile("one-more-test", &[], Column("mockall"), 1.0),
    compile("mixed-check", &[], Column("mockall"), 1.0 / 5.0),
    compile("mixed-test", &[], Column("mockall"), 1.0 / 5.0),
    compile("cold", &["seconds"], Column("mockall"), 0.8),
    Limit { noise: Exact, ..compile("cold", &["crates"], Nothing, 12.0) },
    Limit { noise: Exact, ..compile("macros", &["lines a method"], Nothing, 20.0) },
    Limit {
        noise: Counted,
        ..compile("binary", &["MB", "MB, stripped"], Column("mockall"), 1.0 / 3.0)
    },
    Limit { noise: Wall, ..compile("binary", &["ms to link"], Column("mockall"), 1.0 / 3.0) },
    counted("instructions-check", FROM_10_5, Column("mockall"), 1.0 / 12.0),
    counted("instructions-check", &[], Each(PEERS), 1.0),
    counted("instructions-check", &[], Column("hand"), 1.15),
    counted("instructions-test", FROM_50_5, Column("mockall"), 1.0 / 10.0),
    counted("instructions-test", &[], Each(PEERS), 1.0),
    counted("instructions-test", &[], Column("hand"), 1.15),
    counted("instructions-check-incremental", FROM_10_5, Column("mockall"), 1.0 / 12.0),
    counted("instructions-check-incremental", &[], Each(PEERS), 1.0),
    counted("instructions-check-incremental", &[], Column("hand"), 1.15),
    counted("instructions-test-incremental", FROM_50_5, Column("mockall"), 1.0 / 10.0),
    counted("instructions-test-incremental", &[], Each(PEERS), 1.0),
    counted("instructions-test-incremental", &[], Column("hand"), 1.15),
];

/// The limits on what a call costs.
pub const CALL: &[Limit] = &[
    call("instructions-dev", CALLS, RECORDED, Column("hand"), 1.0, Counted),
    call("instructions-dev", CALLS, UNRECORDED, Least(ALL_PEERS), 1.0, Counted),
    call("instructions-dev", LIFE, RECORDED, Column("mockall"), 0.5, Counted),
    call("instructions-release", CALLS, RECORDED, Column("hand"), 1.0, Counted),
    call("instructions-release", CALLS, UNRECORDED, Least(ALL_PEERS), 1.0, Counted),
    call("instructions-release", LIFE, RECORDED, Column("mockall"), 0.5, Counted),
    call("nanoseconds-dev", CALLS, RECORDED, Column("hand"), 1.0, Cpu),
    call("nanoseconds-dev", CALLS, UNRECORDED, Least(ALL_PEERS), 1.0, Cpu),
    call("nanoseconds-dev", LIFE, RECORDED, Column("mockall"), 0.5, Cpu),
    call("nanoseconds-release", CALLS, RECORDED, Column("hand"), 1.0, Cpu),
    call("nanoseconds-release", CALLS, UNRECORDED, Least(ALL_PEERS), 1.0, Cpu),
    call("nanoseconds-release", LIFE, RECORDED, Column("mockall"), 0.5, Cpu),
    call("threads-dev", &[], RECORDED, Column("hand"), 1.0, Wall),
    call("threads-dev", &[], UNRECORDED, Least(ALL_PEERS), 1.0, Wall),
    call("threads-release", &[], RECORDED, Column("hand"), 1.0, Wall),
    call("threads-release", &[], UNRECORDED, Least(ALL_PEERS), 1.0, Wall),
    call("threads-cpu-dev", &[], RECORDED, Column("hand"), 1.0, Cpu),
    call("threads-cpu-dev", &[], UNRECORDED, Least(ALL_PEERS), 1.0, Cpu),
    call("threads-cpu-release", &[], RECORDED, Column("hand"), 1.0, Cpu),
    call("threads-cpu-release", &[], UNRECORDED, Least(ALL_PEERS), 1.0, Cpu),
    // A lock held meanwhile would make it 160.
    call("sleep", &[], RECORDED, Nothing, 20.0, Wall),
    // Less than one in a hundred calls: that is the record's own growth.
    call("allocations", &["two small integers"], RECORDED, Nothing, 0.01, Counted),
    call("memory", &["besides the text's own"], RECORDED, Nothing, 96.0, Counted),
    // What the allocator keeps after a million patches is not a byte for each.
    call("growth", &[], RECORDED, Nothing, 1.0, Counted),
];

const fn compile(
    table: &'static str,
    rows: &'static [&'static str],
    against: Against,
    at_most: f64,
) -> Limit {
    Limit { table, rows, column: RECORDED, against, at_most, noise: Cpu }
}

/// The same, of instructions.
const fn counted(
    table: &'static str,
    rows: &'static [&'static str],
    against: Against,
    at_most: f64,
) -> Limit {
    Limit { noise: Counted, ..compile(table, rows, against, at_most) }
}

const fn call(
    table: &'static str,
    rows: &'static [&'static str],
    column: &'static str,
    against: Against,
    at_most: f64,
    noise: Noise,
) -> Limit {
    Limit { table, rows, column, against, at_most, noise }
}
