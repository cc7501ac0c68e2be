//! unimock's mock. It keeps no record; effects of one mock run at the same time.

use std::thread::sleep;

use unimock::{MockFn, matching, unimock};

use super::{Expectations, Library};
use crate::subject::{KEY, NUMBER, SLEEP, Subject, repeat};

pub struct Unimock;

#[unimock(api = GetMock)]
pub trait Get {
    fn get(&self, key: &str, n: u64) -> u64;
}

impl Library for Unimock {
    type Get = unimock::Unimock;

    fn get(expectations: Expectations) -> unimock::Unimock {
        match expectations {
            Expectations::Any => {
                let clause = GetMock::get.each_call(matching!(_, _));
                unimock::Unimock::new(clause.answers(&|_, _, n| n))
            }
            Expectations::Asleep => {
                let clause = GetMock::get.each_call(matching!(_, _));
                unimock::Unimock::new(clause.answers(&|_, _, n| {
                    sleep(SLEEP);
                    n
                }))
            }
            // `matching!` takes no values of its surroundings.
            Expectations::LastOf(count) => unimock::Unimock::new(GetMock::get.stub(|each| {
                for other in (0..count).rev() {
                    let wanted = NUMBER + other;
                    each.call(&move |m| m.func(move |(key, n), _| *key == KEY && *n == wanted))
                        .answers(&|_, _, n| n);
                }
            })),
        }
    }
}

impl Subject for unimock::Unimock {
    fn call(&self, times: u64) {
        repeat(times, |key, n| self.get(key, n));
    }
}
