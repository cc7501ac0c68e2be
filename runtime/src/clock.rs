//! The time, where there is a clock.

use std::time::Instant;

/// The time; nothing on `wasm32-unknown-unknown`, where to ask for it panics. There are no threads to wait for there.
#[inline]
pub(crate) fn now() -> Option<Instant> {
    match cfg!(all(target_family = "wasm", target_os = "unknown")) {
        true => None,
        false => Some(Instant::now()),
    }
}
