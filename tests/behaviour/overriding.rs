//! What a fixture has set up gives way to what a test says, method by method.

use standin::automock;

use crate::failing::{failure, first_line};

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
    fn put(&self, key: &str, size: u64);
}

/// As a suite's `setUp` would make it.
fn fixture() -> MockStore {
    let mut store = MockStore::new();
    store.expect_get().with("home").times(2).returning(|_| 1);
    store.expect_get().returning(|_| 2);
    store.expect_put().times(1).returning(|_, _| ());
    store
}

#[test]
fn an_expectation_in_place_of_those_of_a_fixture_goes_for_every_call() {
    let store = fixture();
    store.get.expect_instead().with("home").times(1).returning(|_| 7);
    assert_eq!(store.get("home"), 7);
    assert!(first_line(|| store.get("about")).contains("No matching expectation found"));
    // The fixture's `times(2)` is forgotten, and `put` is as it was.
    assert_eq!(
        first_line(|| store.verify()),
        "MockStore::put: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
    store.put("a", 1);
}

#[test]
fn further_expectations_of_the_test_come_after_the_one_that_replaced() {
    let store = fixture();
    store.get.expect_instead().with("home").times(1).returning(|_| 7);
    store.get.expect().returning(|_| 8);
    assert_eq!([store.get("home"), store.get("home"), store.get("x")], [7, 8, 8]);
    store.put("a", 1);
}

#[test]
fn an_expectation_goes_before_what_a_fixture_returns() {
    let store = fixture();
    store.get.expect_instead().with("home").once().returning(|_| 7);
    store.get.returns(3);
    assert_eq!([store.get("home"), store.get("home"), store.get("x")], [7, 3, 3]);
    store.get.returns(4);
    assert_eq!(store.get("x"), 4);
    store.put("a", 1);
}

#[test]
fn what_is_expected_first_goes_before_what_a_fixture_expects() {
    let store = fixture();
    store.get.expect_first().with("home").times(1).returning(|_| 7);
    assert_eq!([store.get("x"), store.get("home"), store.get("home")], [2, 7, 1]);
    // The fixture's expectations are still to be met.
    assert_eq!(
        first_line(|| store.verify()),
        "MockStore::get: Expectation(var == \"home\") called 1 time(s) which is fewer than expected 2"
    );
    assert_eq!(store.get("home"), 1);
    store.put("a", 1);
}

#[test]
fn of_those_that_are_expected_first_the_last_one_is_tried_first() {
    let store = fixture();
    store.get.expect_first().times(2).returning(|_| 10);
    let answers: Vec<u64> = (0..1).map(|_| store.get("home")).collect();
    assert_eq!(answers, [10]);
    let mut twenty = store.get.expect_first();
    twenty.with("home").returning(|_| 20);
    store.get.expect_first().with("x").once().returning(|_| 30);
    twenty.times(1);
    // One that is expected as usual is still tried last.
    store.get.expect().with("last").returning(|_| 99);
    assert_eq!(["x", "home", "home", "home"].map(|key| store.get(key)), [30, 20, 10, 1]);
    assert_eq!([store.get("home"), store.get("last")], [1, 2]);
    store.put("a", 1);
    store.verify();
}

#[test]
fn what_is_expected_first_is_verified_told_of_and_forgotten_like_any_other() {
    let store = fixture();
    store.put("a", 1);
    store.get.expect_instead().with("home").returning(|_| 1);
    store.get.expect_first().with("about").times(1).returning(|_| 7);
    let text = failure(|| store.get("x"));
    let places: Vec<usize> =
        ["about", "home"].iter().map(|key| text.find(key).unwrap_or(usize::MAX)).collect();
    assert!(places[0] < places[1] && places[1] < text.len(), "{text}");
    assert!(
        first_line(|| store.verify()).contains(r#"Expectation(var == "about") called 0 time(s)"#)
    );
    store.get.reset_mock().expectations();
    store.get.expect_first().once().returning(|_| 8);
    assert_eq!(store.get("about"), 8);
}

#[test]
fn a_forgotten_expectation_can_not_be_set_up_further() {
    let store = fixture();
    let mut put = store.put.expect();
    store.put.expect_instead().once().returning(|_, _| ());
    let text = failure(|| put.times(3));
    assert!(text.contains("MockStore::put"), "{text}");
    store.put("a", 1);
    store.get.reset_mock().expectations();
}

#[test]
fn one_method_alone_is_reset() {
    let store = fixture();
    store.get.returns(9);
    assert_eq!(store.get("home"), 1);
    store.put("a", 1);
    store.get.reset_mock().expectations();
    assert_eq!((store.get.call_count(), store.put.call_count()), (0, 1));
    assert_eq!(store.get("home"), 9);
    store.get.reset_mock().returns();
    assert!(first_line(|| store.get("home")).contains("No matching expectation found"));
    store.put.assert_called_once_with("a", 1);
    store.verify();
}
