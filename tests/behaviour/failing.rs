//! Seeing what a failure says.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// What `fails` panics with, which does not appear in the test's output.
#[track_caller]
pub(crate) fn failure<T>(fails: impl FnOnce() -> T) -> String {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !EXPECTED.get() {
                loud(info);
            }
        }));
    });
    EXPECTED.set(true);
    let outcome = panic::catch_unwind(AssertUnwindSafe(fails));
    EXPECTED.set(false);
    match outcome {
        Ok(_) => panic!("this should have failed, and did not"),
        Err(payload) => match payload.downcast::<String>() {
            Ok(text) => *text,
            Err(payload) => payload.downcast_ref::<&str>().expect("a text").to_string(),
        },
    }
}

/// The first line of a failure.
#[track_caller]
pub(crate) fn first_line<T>(fails: impl FnOnce() -> T) -> String {
    failure(fails).lines().next().unwrap_or_default().to_string()
}
