//! mry's mock. It keeps each call's arguments for ever.

use std::thread::sleep;

use mry::Any;

use super::{Expectations, Library};
use crate::subject::{KEY, NUMBER, SLEEP, Subject, repeat};

pub struct Mry;

#[mry::mry]
pub trait Get {
    fn get(&self, key: &str, n: u64) -> u64;
}

impl Library for Mry {
    type Get = MockGet;

    fn get(expectations: Expectations) -> MockGet {
        let mut mock = MockGet::default();
        match expectations {
            Expectations::Any => {
                mock.mock_get(Any, Any).returns_with(|_: String, n: u64| n);
            }
            Expectations::Asleep => {
                mock.mock_get(Any, Any).returns_with(|_: String, n: u64| {
                    sleep(SLEEP);
                    n
                });
            }
            Expectations::LastOf(count) => {
                for other in (0..count).rev() {
                    mock.mock_get(KEY, NUMBER + other).returns_with(|_: String, n: u64| n);
                }
            }
        }
        mock
    }
}

impl Subject for MockGet {
    fn call(&self, times: u64) {
        repeat(times, |key, n| self.get(key, n));
    }
}
