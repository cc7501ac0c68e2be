//! Helpers shared by the suites: what a panic says first, a lock that outlives a failed test.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Mutex, MutexGuard},
};

/// The first line of what the panic says, where mockall has only one.
pub fn text_of(payload: Box<dyn Any + Send>) -> String {
    whole_text_of(payload).lines().next().unwrap_or_default().to_string()
}

fn whole_text_of(payload: Box<dyn Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload
            .downcast::<&'static str>()
            .map(|text| text.to_string())
            .unwrap_or_else(|_| String::from("a panic without text")),
    }
}

pub fn panic_text<R>(body: impl FnOnce() -> R) -> String {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(_) => panic!("the body was expected to panic, and returned"),
        Err(payload) => text_of(payload),
    }
}

pub fn hold(lock: &'static Mutex<()>) -> MutexGuard<'static, ()> {
    lock.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
