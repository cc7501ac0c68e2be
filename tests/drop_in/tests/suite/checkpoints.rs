//! A checkpoint verifies what was expected so far and forgets it.

use super::support::panic_text;
use mockall::{automock, mock, predicate::eq};

#[automock]
pub trait Counter {
    fn add(&mut self, n: u32);
    fn total(&self) -> u32;
    fn show<T: 'static>(&self, value: T) -> bool;
}

#[test]
fn a_checkpoint_passes_when_all_is_met() {
    let mut counter = MockCounter::new();
    counter.expect_add().times(2).return_const(());
    counter.add(1);
    counter.add(2);
    counter.checkpoint();
}

#[test]
fn new_expectations_are_set_after_a_checkpoint() {
    let mut counter = MockCounter::new();
    counter.expect_total().once().return_const(1u32);
    assert_eq!(counter.total(), 1);
    counter.checkpoint();
    counter.expect_total().once().return_const(2u32);
    assert_eq!(counter.total(), 2);
}

#[test]
#[should_panic(
    expected = "MockCounter::add: Expectation(var == 7) called 1 time(s) which is fewer than expected 2"
)]
fn a_checkpoint_finds_too_few_calls() {
    let mut counter = MockCounter::new();
    counter.expect_add().with(eq(7)).times(2).return_const(());
    counter.add(7);
    counter.checkpoint();
}

#[test]
#[should_panic(expected = "MockCounter::total(): No matching expectation found")]
fn a_checkpoint_forgets_expectations() {
    let mut counter = MockCounter::new();
    counter.expect_total().return_const(1u32);
    counter.total();
    counter.checkpoint();
    counter.total();
}

#[test]
fn a_failed_checkpoint_leaves_nothing_to_verify() {
    let mut counter = MockCounter::new();
    counter.expect_total().once().return_const(1u32);
    panic_text(|| counter.checkpoint());
    counter.checkpoint();
}

#[test]
fn generic_methods_are_verified_too() {
    let mut counter = MockCounter::new();
    counter.expect_show::<u8>().once().return_const(true);
    let text = panic_text(|| counter.checkpoint());
    assert_eq!(
        text,
        "MockCounter::show: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
}

pub trait Named {
    fn name(&self) -> String;
}

mock! {
    Clerk {
        fn file(&self);
    }
    impl Named for Clerk {
        fn name(&self) -> String;
    }
}

#[test]
fn inherent_methods_and_trait_methods_are_verified_together() {
    let mut clerk = MockClerk::new();
    clerk.expect_file().once().return_const(());
    clerk.file();
    clerk.checkpoint();
    clerk.expect_name().once().return_const("Bo");
    let text = panic_text(|| clerk.checkpoint());
    assert_eq!(
        text,
        "MockClerk::name: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
}
