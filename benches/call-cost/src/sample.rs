//! One sample, in a process of its own.
//!
//! - `count SCENARIO BATCHES` calls, for callgrind to count the instructions;
//! - `call SCENARIO CALLS` calls and keeps the record, for memcheck to count the allocations;
//! - `time SCENARIO` prints the nanoseconds of this thread's CPU time a call takes;
//! - `shared SCENARIO THREADS` prints the nanoseconds a call takes on the wall, over all threads, and
//!   of CPU time, when they call one double at once, and `apart SCENARIO THREADS` when each calls its
//!   own;
//! - `sleep SCENARIO THREADS` prints the milliseconds that one call of each thread takes in all;
//! - `memory SCENARIO CALLS` prints the bytes of memory that a call leaves behind;
//! - `text COUNT` prints those that the text of a call's argument takes.

use std::fs;
use std::sync::{Barrier, Mutex};
use std::time::{Duration, Instant};

use nix::time::{ClockId, clock_gettime};

use crate::scenario::Scenario;
use crate::subject::{KEY, Subject};

/// A sample takes about so long.
const LENGTH: Duration = Duration::from_millis(20);
/// So does a sample of several threads; it has to outlast their start.
const LENGTH_OF_THREADS: Duration = Duration::from_millis(200);
/// What is left behind once, whatever the number of calls, is left behind by so many.
const WARMING: u64 = 10_000;

pub fn run(args: &[String]) {
    let args: Vec<_> = args.iter().map(String::as_str).collect();
    let number = |number: &str| number.parse().expect("it is a number");
    match args[..] {
        ["count", scenario, batches] => {
            let scenario = named(scenario);
            scenario.with_subject(|subject| call(subject, scenario.batch(), number(batches)));
        }
        ["call", scenario, calls] => {
            named(scenario).with_subject(|subject| subject.call(number(calls)));
        }
        ["time", scenario] => {
            let scenario = named(scenario);
            scenario.with_subject(|subject| time(subject, scenario.batch()));
        }
        ["shared", scenario, threads] => time_shared(named(scenario), number(threads)),
        ["apart", scenario, threads] => time_apart(named(scenario), number(threads)),
        ["sleep", scenario, threads] => sleep(named(scenario), number(threads)),
        ["memory", scenario, calls] => memory(named(scenario), number(calls)),
        ["text", count] => text(number(count)),
        _ => panic!("not a sample: {args:?}"),
    }
}

fn named(scenario: &str) -> Scenario {
    Scenario::from_word(scenario).expect("the scenario is known")
}

fn call(subject: &dyn Subject, batch: u64, batches: u64) {
    let mut left = batches;
    while left > 0 {
        subject.call(batch);
        subject.forget();
        left -= 1;
    }
}

fn time(subject: &dyn Subject, batch: u64) {
    let batches = batches_in(subject, batch, LENGTH);
    let before = cpu(ClockId::CLOCK_THREAD_CPUTIME_ID);
    call(subject, batch, batches);
    let spent = cpu(ClockId::CLOCK_THREAD_CPUTIME_ID) - before;
    println!("{}", nanoseconds(spent, batch * batches));
}

fn time_shared(scenario: Scenario, threads: u64) {
    scenario.with_subject(|subject| {
        let batch = scenario.batch();
        let batches = batches_in(subject, batch, LENGTH_OF_THREADS) / threads;
        print_times(threads, batches * batch, |start| {
            start.wait();
            call(subject, batch, batches);
        });
    });
}

fn time_apart(scenario: Scenario, threads: u64) {
    let batch = scenario.batch();
    let mut batches = 0;
    scenario.with_subject(|subject| batches = batches_in(subject, batch, LENGTH_OF_THREADS));
    let batches = batches / threads;
    print_times(threads, batches * batch, |start| {
        scenario.with_subject(|subject| {
            start.wait();
            call(subject, batch, batches);
        });
    });
}

/// Of threads that make so many calls each.
fn print_times(threads: u64, calls: u64, work: impl Fn(&Start) + Sync) {
    let before = cpu(ClockId::CLOCK_PROCESS_CPUTIME_ID);
    let wall = wall_of(threads, work);
    let spent = cpu(ClockId::CLOCK_PROCESS_CPUTIME_ID) - before;
    println!("{} {}", nanoseconds(wall, threads * calls), nanoseconds(spent, threads * calls));
}

fn sleep(scenario: Scenario, threads: u64) {
    scenario.with_subject(|subject| {
        let wall = wall_of(threads, |start| {
            start.wait();
            subject.call(1);
        });
        println!("{}", 1e3 * wall.as_secs_f64());
    });
}

/// Where threads wait for each other, and when each was let go.
struct Start {
    ready: Barrier,
    begins: Mutex<Vec<Instant>>,
}

impl Start {
    fn wait(&self) {
        self.ready.wait();
        // Asked here: by when another thread may look at the clock, these may be done.
        let now = Instant::now();
        self.begins.lock().expect("no thread panics").push(now);
    }
}

/// The time from when the first thread is let go to when the last one is done.
fn wall_of(threads: u64, work: impl Fn(&Start) + Sync) -> Duration {
    let start = Start { ready: Barrier::new(threads as usize), begins: Mutex::default() };
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| work(&start));
        }
    });
    let begins = start.begins.into_inner().expect("no thread panics");
    begins.iter().min().expect("every thread waits").elapsed()
}

fn memory(scenario: Scenario, calls: u64) {
    scenario.with_subject(|subject| {
        subject.call(WARMING);
        let before = resident_bytes();
        subject.call(calls);
        let growth = resident_bytes() - before;
        println!("{}", growth / calls as f64);
    });
}

/// As many texts as calls keep, less the places that they lie in.
fn text(count: u64) {
    let before = resident_bytes();
    let texts: Vec<_> = (0..count).map(|_| KEY.to_string()).collect();
    let growth = resident_bytes() - before;
    println!("{}", growth / texts.len() as f64 - size_of::<String>() as f64);
}

fn resident_bytes() -> f64 {
    let status = fs::read_to_string("/proc/self/status").expect("this is a Linux");
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = resident.and_then(|kib| kib.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    1024.0 * kib.expect("the system tells the memory in KiB")
}

/// How many batches take about so long; calling them warms the subject up too.
fn batches_in(subject: &dyn Subject, batch: u64, length: Duration) -> u64 {
    let mut batches = 1;
    loop {
        let start = Instant::now();
        call(subject, batch, batches);
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

fn nanoseconds(spent: Duration, calls: u64) -> f64 {
    spent.as_nanos() as f64 / calls as f64
}
