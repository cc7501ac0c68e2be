//! The time: where the tests make entries expire.

use std::time::Instant;

#[cfg_attr(test, standin::patchable)]
pub(crate) fn now() -> Instant {
    Instant::now()
}
