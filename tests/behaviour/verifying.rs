//! When expectations are verified.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use standin::{automock, patch, patchable};

use crate::failing::{failure, first_line};

#[automock]
trait Store {
    fn get(&self, key: &str) -> u8;
    fn put(&self, key: &str);
}

const UNMET: &str =
    "MockStore::get: Expectation(<anything>) called 0 time(s) which is fewer than expected 1";

fn unmet() -> MockStore {
    let mut store = MockStore::new();
    store.expect_get().times(1).returning(|_| 1);
    store
}

#[test]
fn dropping_the_mock_verifies() {
    assert_eq!(first_line(|| drop(unmet())), UNMET);
}

#[test]
fn the_last_owner_verifies() {
    let store = unmet();
    let handle = store.put.clone();
    drop(store);
    assert_eq!(first_line(|| drop(handle)), UNMET);
}

#[test]
fn all_that_is_unmet_is_one_report() {
    let mut store = unmet();
    store.expect_put().with("a").times(2..).returning(|_| ());
    store.expect_put().with("b").once().returning(|_| ());
    store.put("a");
    let text = failure(|| drop(store));
    assert!(text.starts_with(UNMET), "{text}");
    assert!(text.contains(r#"MockStore::put: Expectation(var == "a") called 1 time(s) which is fewer than expected 2"#), "{text}");
    assert!(text.contains(r#"MockStore::put: Expectation(var == "b") called 0 time(s)"#), "{text}");
}

#[test]
fn verify_can_be_asked_at_any_time_and_again() {
    let store = unmet();
    assert_eq!(first_line(|| store.verify()), UNMET);
    assert_eq!(first_line(|| store.verify()), UNMET);
    store.get("x");
    store.verify();
}

#[test]
fn a_checkpoint_verifies_and_forgets_expectations() {
    let store = unmet();
    store.put.returns(());
    store.get("x");
    store.checkpoint();
    store.put("a");
    assert!(first_line(|| store.get("x")).contains("No matching expectation found"));

    let store = unmet();
    assert_eq!(first_line(|| store.checkpoint()), UNMET);
    store.verify();
}

#[test]
fn a_checkpoint_lets_go_of_what_the_expectations_captured() {
    let mut store = MockStore::new();
    let captured = Arc::new(());
    let inside = captured.clone();
    store.expect_get().returning(move |_| Arc::strong_count(&inside) as u8);
    assert_eq!(store.get("x"), 2);
    store.checkpoint();
    assert_eq!(Arc::strong_count(&captured), 1);
}

#[test]
fn a_test_that_fails_already_is_not_masked() {
    let text = first_line(|| {
        let _store = unmet();
        panic!("the test's own failure");
    });
    assert_eq!(text, "the test's own failure");
}

#[test]
fn an_expectation_that_a_checkpoint_forgot_can_not_be_set_up_further() {
    let store = MockStore::new();
    let get = store.get.clone();
    let mut expectation = get.expect();
    store.checkpoint();
    assert_eq!(
        first_line(|| expectation.returning(|_| 1)),
        "MockStore::get: this expectation was forgotten at a checkpoint"
    );
}

#[test]
fn effects_are_dropped_with_the_mock() {
    struct Flag(Arc<AtomicBool>);
    impl Drop for Flag {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    let dropped = Arc::new(AtomicBool::new(false));
    let mut store = MockStore::new();
    let flag = Flag(dropped.clone());
    store.expect_get().returning(move |_| u8::from(flag.0.load(Ordering::Relaxed)));
    store.get("x");
    drop(store);
    assert!(dropped.load(Ordering::Relaxed));
}

#[patchable]
fn close(id: u8) -> usize {
    id.into()
}

/// Closes what it has when it is dropped, as much real code does.
struct Connection(Arc<MockStore>);

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.put("closed");
        close(1);
        self.0.get("twice");
        self.0.get("twice");
    }
}

#[test]
fn calls_of_destructors_in_a_test_that_fails_already_do_not_end_the_process() {
    let text = first_line(|| {
        let mut store = MockStore::new();
        store.expect_get().times(1).returning(|_| 1);
        let _patched = patch!(close);
        let _connection = Connection(Arc::new(store));
        panic!("the test fails");
    });
    assert_eq!(text, "the test fails");
}
