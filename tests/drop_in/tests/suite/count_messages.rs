//! The words of a mock that was called too often or too seldom.

use super::support::panic_text;
use mockall::{automock, predicate::*};

#[automock]
pub trait Door {
    fn open(&self, code: u32) -> bool;
    fn close(&self);
}

#[test]
#[should_panic(
    expected = "MockDoor::close: Expectation(<anything>) called 3 times which is more than the expected 2"
)]
fn too_many_calls() {
    let mut door = MockDoor::new();
    door.expect_close().times(2).return_const(());
    door.close();
    door.close();
    door.close();
}

#[test]
#[should_panic(
    expected = "MockDoor::open: Expectation(var == 5) called 2 times which is more than the expected 1"
)]
fn too_many_calls_with_a_predicate() {
    let mut door = MockDoor::new();
    door.expect_open().with(eq(5)).once().return_const(true);
    door.open(5);
    door.open(5);
}

#[test]
#[should_panic(
    expected = "MockDoor::open: Expectation(<function>) called 4 times which is more than the expected 3"
)]
fn too_many_calls_for_a_range() {
    let mut door = MockDoor::new();
    door.expect_open().withf(|_| true).times(1..4).return_const(true);
    for code in 0..4 {
        door.open(code);
    }
}

#[test]
#[should_panic(expected = "MockDoor::open: Expectation(<anything>) should not have been called")]
fn a_call_that_should_never_be() {
    let mut door = MockDoor::new();
    door.expect_open().never();
    door.open(1);
}

#[test]
#[should_panic(expected = "MockDoor::close: Expectation(<anything>) should not have been called")]
fn a_call_that_should_be_made_zero_times() {
    let mut door = MockDoor::new();
    door.expect_close().times(0).return_const(());
    door.close();
}

#[test]
#[should_panic(
    expected = "MockDoor::close: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
)]
fn too_few_calls_when_the_mock_is_dropped() {
    let mut door = MockDoor::new();
    door.expect_close().once().return_const(());
}

#[test]
#[should_panic(
    expected = "MockDoor::open: Expectation(var == 8) called 1 time(s) which is fewer than expected 3"
)]
fn too_few_calls_for_an_open_range() {
    let mut door = MockDoor::new();
    door.expect_open().with(eq(8)).times(3..).return_const(false);
    door.open(8);
}

#[test]
fn a_boxed_trait_object_is_verified_when_dropped() {
    let text = panic_text(|| {
        let mut door = MockDoor::new();
        door.expect_open().with(gt(2)).times(2).return_const(true);
        let boxed: Box<dyn Door> = Box::new(door);
        boxed.open(3);
    });
    assert_eq!(
        text,
        "MockDoor::open: Expectation(var > 2) called 1 time(s) which is fewer than expected 2"
    );
}

#[test]
fn the_first_unmet_expectation_of_a_method_is_reported() {
    let text = panic_text(|| {
        let mut door = MockDoor::new();
        door.expect_open().with(eq(1)).once().return_const(true);
        door.expect_open().with(eq(2)).once().return_const(true);
        door.expect_open().with(eq(3)).once().return_const(true);
        door.open(1);
    });
    assert_eq!(
        text,
        "MockDoor::open: Expectation(var == 2) called 0 time(s) which is fewer than expected 1"
    );
}

#[test]
fn a_panic_elsewhere_is_not_masked_by_unmet_expectations() {
    let text = panic_text(|| {
        let mut door = MockDoor::new();
        door.expect_close().times(5).return_const(());
        panic!("the code under test failed");
    });
    assert_eq!(text, "the code under test failed");
}

#[test]
fn a_mock_that_was_called_too_often_says_so_again_when_dropped() {
    let mut door = MockDoor::new();
    door.expect_close().once().return_const(());
    door.close();
    let text = panic_text(|| door.close());
    assert_eq!(
        text,
        "MockDoor::close: Expectation(<anything>) called 2 times which is more than the expected 1"
    );
    let text = panic_text(move || drop(door));
    assert_eq!(
        text,
        "MockDoor::close: Expectation(<anything>) called 2 time(s) which is more than expected 1"
    );
}

#[test]
fn each_call_too_many_says_how_many_there_were() {
    let mut door = MockDoor::new();
    door.expect_close().times(1..3).return_const(());
    door.close();
    door.close();
    for calls in 3..6 {
        let text = panic_text(|| door.close());
        let first = "MockDoor::close: Expectation(<anything>) called";
        assert_eq!(text, format!("{first} {calls} times which is more than the expected 2"));
    }
    std::mem::forget(door);
}
