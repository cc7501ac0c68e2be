//! faux's mock, of a struct. It keeps no record, and asks its stubs from the last to the first.

use std::thread::sleep;

use super::{Expectations, Library};
use crate::subject::{KEY, NUMBER, SLEEP, Subject, repeat};

pub struct Faux;

#[faux::create]
pub struct Get {}

#[faux::methods]
impl Get {
    pub fn get(&self, _key: &str, _n: u64) -> u64 {
        unreachable!()
    }
}

impl Library for Faux {
    type Get = Get;

    fn get(expectations: Expectations) -> Get {
        let mut mock = Get::faux();
        match expectations {
            Expectations::Any => faux::when!(mock.get).then(|(_, n)| n),
            Expectations::Asleep => faux::when!(mock.get).then(|(_, n)| {
                sleep(SLEEP);
                n
            }),
            Expectations::LastOf(count) => {
                for other in 0..count {
                    faux::when!(mock.get(KEY, NUMBER + other)).then(|(_, n)| n);
                }
            }
        }
        mock
    }
}

impl Subject for Get {
    fn call(&self, times: u64) {
        repeat(times, |key, n| self.get(key, n));
    }
}
