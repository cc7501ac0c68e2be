//! A mock written by hand that keeps of each call what standin keeps: its arguments, where it was
//! made and its number in the order of all calls.

use std::panic::Location;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::double::{KEY, NUMBER, Subject, batch};
use crate::scenario::Setup;

trait Get {
    fn get(&self, key: &str, n: u64) -> u64;
}

#[derive(Default)]
pub struct HandMock {
    calls: Mutex<Vec<Call>>,
    expectations: Mutex<Vec<Expectation>>,
}

struct Call {
    _key: String,
    _n: u64,
    _at: &'static Location<'static>,
    _order: u64,
}

struct Expectation {
    wanted: Option<(String, u64)>,
    answer: Box<Answer>,
}

type Answer = dyn FnMut(&str, u64) -> u64 + Send;

impl Expectation {
    fn of(wanted: Option<(&str, u64)>) -> Self {
        Self { wanted: wanted.map(|(key, n)| (key.to_string(), n)), answer: Box::new(|_, n| n) }
    }

    fn accepts(&self, key: &str, n: u64) -> bool {
        match &self.wanted {
            Some((wanted_key, wanted_n)) => wanted_key == key && *wanted_n == n,
            None => true,
        }
    }
}

impl Get for HandMock {
    #[track_caller]
    fn get(&self, key: &str, n: u64) -> u64 {
        static ORDER: AtomicU64 = AtomicU64::new(0);
        self.calls.lock().unwrap().push(Call {
            _key: key.to_string(),
            _n: n,
            _at: Location::caller(),
            _order: ORDER.fetch_add(1, Ordering::Relaxed),
        });
        for expectation in self.expectations.lock().unwrap().iter_mut() {
            if expectation.accepts(key, n) {
                return (expectation.answer)(key, n);
            }
        }
        panic!("nothing expects this call");
    }
}

pub fn set_up(setup: Setup) -> HandMock {
    let mock = HandMock::default();
    let expect = |wanted| {
        let mut expectations = mock.expectations.lock().unwrap();
        expectations.push(Expectation::of(wanted));
    };
    match setup {
        Setup::Any => expect(None),
        Setup::Eq => expect(Some((KEY, NUMBER))),
        Setup::LastOfHundred => {
            for other in 1..100 {
                expect(Some((KEY, NUMBER + other)));
            }
            expect(Some((KEY, NUMBER)));
        }
    }
    mock
}

impl Subject for HandMock {
    fn call_batch(&self) {
        batch(|key, n| self.get(key, n));
    }

    fn forget(&self) {
        self.calls.lock().unwrap().clear();
    }
}
