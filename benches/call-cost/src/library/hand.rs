//! A mock written by hand that keeps of each call what standin keeps: its arguments, where and by which
//! thread it was made, and its number in the order of all calls.

use std::panic::Location;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, ThreadId, sleep};

use super::{Expectations, Library};
use crate::subject::{KEY, NUMBER, SLEEP, Subject, repeat};

pub struct Hand;

trait Get {
    fn get(&self, key: &str, n: u64) -> u64;
}

trait Add {
    fn add(&self, a: u32, b: u64) -> u64;
}

#[derive(Default)]
pub struct MockGet {
    calls: Mutex<Vec<Call<(String, u64)>>>,
    expectations: Mutex<Vec<Expectation>>,
}

#[derive(Default)]
struct MockAdd {
    calls: Mutex<Vec<Call<(u32, u64)>>>,
}

struct Call<A> {
    _args: A,
    _at: &'static Location<'static>,
    _order: u64,
    _by: ThreadId,
}

struct Expectation {
    wanted: Option<(String, u64)>,
    answer: Box<Answer>,
}

type Answer = dyn FnMut(&str, u64) -> u64 + Send;

impl<A> Call<A> {
    #[track_caller]
    fn now(args: A) -> Self {
        static ORDER: AtomicU64 = AtomicU64::new(0);
        let order = ORDER.fetch_add(1, Ordering::Relaxed);
        Self { _args: args, _at: Location::caller(), _order: order, _by: thread::current().id() }
    }
}

impl Expectation {
    fn of(wanted: Option<(&str, u64)>) -> Self {
        Self { wanted: wanted.map(|(key, n)| (key.to_string(), n)), answer: Box::new(|_, n| n) }
    }

    fn asleep() -> Self {
        let answer = |_: &str, n| {
            sleep(SLEEP);
            n
        };
        Self { wanted: None, answer: Box::new(answer) }
    }

    fn accepts(&self, key: &str, n: u64) -> bool {
        match &self.wanted {
            Some((wanted_key, wanted_n)) => wanted_key == key && *wanted_n == n,
            None => true,
        }
    }
}

impl Get for MockGet {
    #[track_caller]
    fn get(&self, key: &str, n: u64) -> u64 {
        self.calls.lock().unwrap().push(Call::now((key.to_string(), n)));
        for expectation in self.expectations.lock().unwrap().iter_mut() {
            if expectation.accepts(key, n) {
                return (expectation.answer)(key, n);
            }
        }
        panic!("nothing expects this call");
    }
}

impl Add for MockAdd {
    #[track_caller]
    fn add(&self, a: u32, b: u64) -> u64 {
        self.calls.lock().unwrap().push(Call::now((a, b)));
        b
    }
}

impl Library for Hand {
    type Get = MockGet;

    fn get(expectations: Expectations) -> MockGet {
        let mock = MockGet::default();
        let expect = |expectation| mock.expectations.lock().unwrap().push(expectation);
        match expectations {
            Expectations::Any => expect(Expectation::of(None)),
            Expectations::Asleep => expect(Expectation::asleep()),
            Expectations::LastOf(count) => {
                for other in (0..count).rev() {
                    expect(Expectation::of(Some((KEY, NUMBER + other))));
                }
            }
        }
        mock
    }

    fn add() -> Option<Box<dyn Subject>> {
        Some(Box::new(MockAdd::default()))
    }
}

impl Subject for MockGet {
    fn call(&self, times: u64) {
        repeat(times, |key, n| self.get(key, n));
    }

    fn forget(&self) {
        self.calls.lock().unwrap().clear();
    }
}

impl Subject for MockAdd {
    fn call(&self, times: u64) {
        repeat(times, |_, n| self.add(1, n));
    }
}
