//! The time: where the tests stop the program from waiting.

use std::time::{Duration, Instant};

#[cfg_attr(test, standin::patchable)]
pub(crate) fn now() -> Instant {
    Instant::now()
}

#[cfg_attr(test, standin::patchable)]
pub(crate) fn sleep(wait: Duration) {
    std::thread::sleep(wait);
}
