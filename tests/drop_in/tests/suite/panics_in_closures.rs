//! A panic in a matcher or in a closure reaches the caller as it is.

use super::support::panic_text;
use mockall::{automock, predicate::eq};
use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    thread,
};

#[automock]
pub trait Fuse {
    fn load(&self, amps: u32) -> u32;
    fn reset(&mut self) -> &mut u32;
    fn name(&self) -> String;
}

#[test]
#[should_panic(expected = "40 is too much")]
fn a_panic_of_the_closure_is_the_panic_of_the_call() {
    let mut fuse = MockFuse::new();
    fuse.expect_load().returning(|amps| panic!("{amps} is too much"));
    fuse.load(40);
}

#[test]
fn a_panic_of_the_matcher_is_the_panic_of_the_call() {
    let mut fuse = MockFuse::new();
    fuse.expect_load().withf(|_| panic!("not to be compared")).return_const(1u32);
    assert_eq!(panic_text(|| fuse.load(1)), "not to be compared");
    std::mem::forget(fuse);
}

#[test]
fn a_panic_of_a_lending_closure() {
    let mut fuse = MockFuse::new();
    fuse.expect_reset().returning(|| panic!("broken"));
    assert_eq!(panic_text(|| *fuse.reset()), "broken");
}

#[test]
fn a_payload_without_text_comes_through() {
    let mut fuse = MockFuse::new();
    fuse.expect_load().returning(|amps| resume_unwind(Box::new(amps)));
    let payload = catch_unwind(AssertUnwindSafe(|| fuse.load(7))).unwrap_err();
    assert_eq!(payload.downcast_ref::<u32>(), Some(&7));
}

#[test]
fn a_call_that_panics_is_counted() {
    let text = panic_text(|| {
        let mut fuse = MockFuse::new();
        fuse.expect_load().times(2).returning(|_| panic!("first"));
        panic_text(|| fuse.load(1));
    });
    assert_eq!(
        text,
        "MockFuse::load: Expectation(<anything>) called 1 time(s) which is fewer than expected 2"
    );
}

#[test]
fn other_methods_go_on_after_a_panic() {
    let mut fuse = MockFuse::new();
    fuse.expect_load().with(eq(1)).return_once(|_| panic!("blown"));
    fuse.expect_load().with(eq(2)).return_const(2u32);
    fuse.expect_name().return_const("main");
    assert_eq!(panic_text(|| fuse.load(1)), "blown");
    assert_eq!(fuse.load(2), 2);
    assert_eq!(fuse.name(), "main");
}

#[test]
fn a_panic_of_a_thread_is_that_of_its_call() {
    let mut fuse = MockFuse::new();
    fuse.expect_load().returning(|_| panic!("in a thread"));
    let failed = thread::spawn(move || fuse.load(1)).join().unwrap_err();
    assert_eq!(super::support::text_of(failed), "in a thread");
}
