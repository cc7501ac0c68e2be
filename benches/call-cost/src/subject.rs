//! What is called: any double (or function), as one subject that can be called many times over.

use std::hint::black_box;
use std::time::Duration;

/// Something that can be called many times, from many threads.
pub trait Subject: Sync {
    /// Calls it so often; the loop is inside, so that the call is a direct one.
    fn call(&self, times: u64);

    /// Empties the record, if there is one.
    fn forget(&self) {}
}

/// The arguments of every call, as the optimizer may not know them.
pub const KEY: &str = "key";
pub const NUMBER: u64 = 7;

/// How long the effects sleep that do.
pub const SLEEP: Duration = Duration::from_millis(20);

/// The loop of [`Subject::call`]; not a `for`, which costs more than a call in a dev build.
#[inline(always)]
pub fn repeat(times: u64, call: impl Fn(&str, u64) -> u64) {
    let mut left = times;
    while left > 0 {
        black_box(call(black_box(KEY), black_box(NUMBER)));
        left -= 1;
    }
}
