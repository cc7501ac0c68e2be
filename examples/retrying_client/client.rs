//! The retries: the code under test.

use std::fmt;
use std::time::Duration;

use crate::clock::{now, sleep};
use crate::transport::{Failure, get};

/// Asks again where that may help, and waits longer each time: a server in trouble is not to be pressed.
pub(crate) struct Client {
    /// How often it asks at most.
    pub(crate) tries: u32,
    /// How long it waits before the second try; each wait after that is twice as long.
    pub(crate) first_wait: Duration,
    /// How long after the first try the last one may start.
    pub(crate) budget: Duration,
}

impl Client {
    /// What is at `url`, however many tries it takes.
    pub(crate) fn fetch(&self, url: &str) -> Result<String, GaveUp> {
        let deadline = now() + self.budget;
        let mut wait = self.first_wait;
        let mut tries = 1;
        loop {
            let last = match get(url) {
                Ok(body) => return Ok(body),
                Err(failure) => failure,
            };
            let because = if !last.is_temporary() {
                Reason::Permanent
            } else if tries == self.tries {
                Reason::TriesUsedUp
            } else if now() + wait > deadline {
                Reason::OutOfTime
            } else {
                sleep(wait);
                wait *= 2;
                tries += 1;
                continue;
            };
            return Err(GaveUp { because, tries, last });
        }
    }
}

/// The client will not ask again.
#[derive(Debug)]
pub(crate) struct GaveUp {
    pub(crate) because: Reason,
    pub(crate) tries: u32,
    pub(crate) last: Failure,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reason {
    /// To ask again can't help.
    Permanent,
    /// It has asked as often as it may.
    TriesUsedUp,
    /// The next try would start too late.
    OutOfTime,
}

impl fmt::Display for GaveUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let because = match self.because {
            Reason::Permanent => "asking again can't help",
            Reason::TriesUsedUp => "that is as often as it may ask",
            Reason::OutOfTime => "there is no time left",
        };
        write!(f, "{}; gave up after try {}: {because}", self.last, self.tries)
    }
}

impl std::error::Error for GaveUp {}
