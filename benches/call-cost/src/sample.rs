//! One sample, in a process of its own.
//!
//! - `count SCENARIO BATCHES` calls, for callgrind to count the instructions;
//! - `time SCENARIO` prints the nanoseconds of this thread's CPU time a call takes;
//! - `threads SCENARIO THREADS` prints the nanoseconds a call takes on the wall and in CPU time,
//!   over all threads, when they call one double at once.

use std::time::{Duration, Instant};

use nix::time::{ClockId, clock_gettime};

use crate::double::{BATCH, Subject};
use crate::scenario::Scenario;

/// A sample takes about so long.
const LENGTH: Duration = Duration::from_millis(20);
/// So does a sample of several threads; it has to outlast their start.
const LENGTH_OF_THREADS: Duration = Duration::from_millis(200);

pub fn run(args: &[String]) {
    let args: Vec<_> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["count", scenario, batches] => {
            let batches = number(batches);
            named(scenario).with_subject(|subject| call(subject, batches));
        }
        ["time", scenario] => named(scenario).with_subject(time),
        ["threads", scenario, threads] => {
            let threads = number(threads);
            named(scenario).with_subject(|subject| time_threads(subject, threads));
        }
        _ => panic!("not a sample: {args:?}; without arguments the tables are printed"),
    }
}

fn named(scenario: &str) -> Scenario {
    Scenario::from_word(scenario).expect("the scenario is known")
}

fn number(text: &str) -> u64 {
    text.parse().expect("it is a number")
}

fn call(subject: &dyn Subject, batches: u64) {
    let mut left = batches;
    while left > 0 {
        subject.call_batch();
        subject.forget();
        left -= 1;
    }
}

fn time(subject: &dyn Subject) {
    let batches = batches_in(subject, LENGTH);
    let before = cpu(ClockId::CLOCK_THREAD_CPUTIME_ID);
    call(subject, batches);
    let spent = cpu(ClockId::CLOCK_THREAD_CPUTIME_ID) - before;
    println!("{}", nanoseconds(spent, batches));
}

fn time_threads(subject: &dyn Subject, threads: u64) {
    let batches = batches_in(subject, LENGTH_OF_THREADS) / threads;
    let (wall, before) = (Instant::now(), cpu(ClockId::CLOCK_PROCESS_CPUTIME_ID));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| call(subject, batches));
        }
    });
    let (wall, spent) = (wall.elapsed(), cpu(ClockId::CLOCK_PROCESS_CPUTIME_ID) - before);
    let calls = batches * threads;
    println!("{} {}", nanoseconds(wall, calls), nanoseconds(spent, calls));
}

/// How many batches take about so long; calling them warms the subject up too.
fn batches_in(subject: &dyn Subject, length: Duration) -> u64 {
    let mut batches = 1;
    loop {
        let start = Instant::now();
        call(subject, batches);
        let spent = start.elapsed();
        if spent * 4 >= length {
            let fitting = batches as f64 * length.as_secs_f64() / spent.as_secs_f64();
            return (fitting as u64).max(8);
        }
        batches *= 2;
    }
}

fn cpu(clock: ClockId) -> Duration {
    clock_gettime(clock).expect("there is this clock").into()
}

fn nanoseconds(spent: Duration, batches: u64) -> f64 {
    spent.as_nanos() as f64 / (batches * BATCH) as f64
}
