//! standin's mock, set up in mockall's words, with and without its record.

use std::thread::sleep;

use standin::automock;

use super::{Expectations, Library};
use crate::subject::{KEY, NUMBER, SLEEP, Subject, repeat};

pub struct Standin;
pub struct StandinUnrecorded;

#[automock]
pub trait Get {
    fn get(&self, key: &str, n: u64) -> u64;
}

#[automock]
trait Add {
    fn add(&self, a: u32, b: u64) -> u64;
}

impl Library for Standin {
    type Get = MockGet;

    fn get(expectations: Expectations) -> MockGet {
        let mut mock = MockGet::new();
        match expectations {
            Expectations::Any => {
                mock.expect_get().returning(|_, n| n);
            }
            // `returning` takes a `FnMut`, which one thread at a time can call.
            Expectations::Asleep => {
                mock.get.calls(|_, n| {
                    sleep(SLEEP);
                    n
                });
            }
            Expectations::LastOf(count) => {
                for other in (0..count).rev() {
                    mock.expect_get().with(KEY, NUMBER + other).returning(|_, n| n);
                }
            }
        }
        mock
    }

    fn add() -> Option<Box<dyn Subject>> {
        Some(Box::new(adding()))
    }
}

impl Library for StandinUnrecorded {
    type Get = MockGet;

    fn get(expectations: Expectations) -> MockGet {
        let mock = Standin::get(expectations);
        mock.get.record_calls(false);
        mock
    }

    fn add() -> Option<Box<dyn Subject>> {
        let mock = adding();
        mock.add.record_calls(false);
        Some(Box::new(mock))
    }
}

fn adding() -> MockAdd {
    let mut mock = MockAdd::new();
    mock.expect_add().returning(|_, b| b);
    mock
}

impl Subject for MockGet {
    fn call(&self, times: u64) {
        repeat(times, |key, n| self.get(key, n));
    }

    fn forget(&self) {
        self.get.reset_mock();
    }
}

impl Subject for MockAdd {
    fn call(&self, times: u64) {
        repeat(times, |_, n| self.add(1, n));
    }
}
