//! What is called: any double (or function), as one subject that can be called many times over.

use std::hint::black_box;

/// A record is emptied after so many calls, else a long loop measures the allocator.
pub const BATCH: u64 = 500;

/// Something that can be called many times, from many threads.
pub trait Subject: Sync {
    /// Calls it [`BATCH`] times; the loop is inside, so that the call is a direct one.
    fn call_batch(&self);

    /// Empties the record.
    fn forget(&self);
}

/// The arguments of every call, as the optimizer may not know them.
pub const KEY: &str = "key";
pub const NUMBER: u64 = 7;

/// The loop of [`Subject::call_batch`]; not a `for`, which costs more than a call in a dev build.
#[inline(always)]
pub fn batch(call: impl Fn(&str, u64) -> u64) {
    let mut left = BATCH;
    while left > 0 {
        black_box(call(black_box(KEY), black_box(NUMBER)));
        left -= 1;
    }
}
