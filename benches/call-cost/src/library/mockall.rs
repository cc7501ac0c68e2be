//! mockall's mock. It keeps no record.

use std::thread::sleep;

use mockall::automock;
use mockall::predicate::eq;

use super::{Expectations, Library};
use crate::subject::{KEY, NUMBER, SLEEP, Subject, repeat};

pub struct Mockall;

#[automock]
pub trait Get {
    fn get(&self, key: &str, n: u64) -> u64;
}

#[automock]
trait Add {
    fn add(&self, a: u32, b: u64) -> u64;
}

impl Library for Mockall {
    type Get = MockGet;

    fn get(expectations: Expectations) -> MockGet {
        let mut mock = MockGet::new();
        match expectations {
            Expectations::Any => {
                mock.expect_get().returning(|_, n| n);
            }
            Expectations::Asleep => {
                mock.expect_get().returning(|_, n| {
                    sleep(SLEEP);
                    n
                });
            }
            Expectations::LastOf(count) => {
                for other in (0..count).rev() {
                    mock.expect_get().with(eq(KEY), eq(NUMBER + other)).returning(|_, n| n);
                }
            }
        }
        mock
    }

    fn add() -> Option<Box<dyn Subject>> {
        let mut mock = MockAdd::new();
        mock.expect_add().returning(|_, b| b);
        Some(Box::new(mock))
    }
}

impl Subject for MockGet {
    fn call(&self, times: u64) {
        repeat(times, |key, n| self.get(key, n));
    }
}

impl Subject for MockAdd {
    fn call(&self, times: u64) {
        repeat(times, |_, n| self.add(1, n));
    }
}
