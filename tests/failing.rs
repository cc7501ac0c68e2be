//! Seeing what a failure says.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
    static PLACE: RefCell<(String, u32)> = const { RefCell::new((String::new(), 0)) };
}

/// A failure, as the panic tells it.
pub struct Failure {
    /// What it says.
    pub text: String,
    /// The file of the line that rustc tells.
    pub file: String,
    /// That line.
    pub line: u32,
}

/// How `fails` panics, which does not appear in the test's output.
#[track_caller]
pub fn failed<T>(fails: impl FnOnce() -> T) -> Failure {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !EXPECTED.get() {
                loud(info);
            } else if let Some(place) = info.location() {
                PLACE.set((place.file().to_string(), place.line()));
            }
        }));
    });
    EXPECTED.set(true);
    let outcome = panic::catch_unwind(AssertUnwindSafe(fails));
    EXPECTED.set(false);
    let text = match outcome {
        Ok(_) => panic!("this should have failed, and did not"),
        Err(payload) => match payload.downcast::<String>() {
            Ok(text) => *text,
            Err(payload) => payload.downcast_ref::<&str>().expect("a text").to_string(),
        },
    };
    let (file, line) = PLACE.take();
    Failure { text: without_colour(&text), file, line }
}

/// What `fails` panics with, which does not appear in the test's output.
#[track_caller]
pub fn failure<T>(fails: impl FnOnce() -> T) -> String {
    failed(fails).text
}

/// The first line of a failure, where colour never is.
#[track_caller]
pub fn first_line<T>(fails: impl FnOnce() -> T) -> String {
    failure(fails).lines().next().unwrap_or_default().to_string()
}

/// The tests may run in a terminal.
fn without_colour(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |text, part| text + part.split_once('m').map_or(part, |(_, rest)| rest))
}
