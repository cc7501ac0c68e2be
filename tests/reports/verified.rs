//! What is found when a mock is verified: expectations that were not met, and the order of sequences.

use std::sync::Arc;
use std::thread;

use standin::{Sequence, patch, predicate};

use super::chapter;
use super::doubles::{Clock, MockClock, MockSite, MockStore, Site, Store, urlopen};

chapter!("Expectations that are not met", "verified.rs":
    expectations_of_a_mock_that_is_dropped,
    a_mock_is_verified_by_hand,
    many_are_not_met,
    a_call_that_is_not_awaited,
    one_before_it_answers_every_call,
    one_before_it_answers_the_call,
    one_before_it_may_answer_the_call,
    calls_before_a_checkpoint,
    too_many_calls_are_told_of_again,
    a_function_without_self,
    a_function_without_self_called_too_often,
    a_patch_that_is_dropped,
    a_call_that_failed_on_another_thread,
    too_many_calls_on_another_thread,
    a_call_that_failed_and_was_caught,
    a_number_of_times_that_there_is_none_of,
    a_step_comes_too_early,
    a_step_waits_for_another_double,
    a_step_is_over,
    the_only_step_of_a_method_is_over,
);

/// Expectations that were not met when the mock is dropped
fn expectations_of_a_mock_that_is_dropped() {
    let mut store = MockStore::new();
    store.expect_get().with("x", 1).times(2..).returning(|_, _| None);
    store.expect_put().once().returning(|_| ());
    store.get("x", 1);
}

/// A mock that is verified by hand
fn a_mock_is_verified_by_hand() {
    let mut store = MockStore::new();
    store.expect_put().with("x").once().returning(|_| ());
    store.expect_put().with("y").once().returning(|_| ());
    store.put("y");
    store.verify();
}

/// Many expectations that were not met: all of them in one report, up to a point
fn many_are_not_met() {
    let mut store = MockStore::new();
    for n in 0..25 {
        store.expect_get().with("home", n).once().returning(|_, _| None);
    }
    store.verify();
}

/// A call of an `async` method that was made, and not awaited
fn a_call_that_is_not_awaited() {
    let mut site = MockSite::new();
    site.expect_load().with("/").once().returning(|_| 7);
    drop(site.load("/"));
    site.verify();
}

/// An expectation that is never reached: one before it answers every call
fn one_before_it_answers_every_call() {
    let mut store = MockStore::new();
    store.expect_put().returning(|_| ());
    store.expect_put().with("x").once().returning(|_| ());
    store.put("x");
    store.verify();
}

/// An expectation that is not reached: one before it answered the call that it means
fn one_before_it_answers_the_call() {
    let mut store = MockStore::new();
    store.expect_get().with("home", predicate::gt(2)).returning(|_, _| None);
    store.expect_get().with("home", 3).once().returning(|_, _| None);
    store.get("home", 7);
    store.get("home", 3);
    store.verify();
}

/// An expectation that is not reached: whether one before it answered a call that it means, its closure alone knows
fn one_before_it_may_answer_the_call() {
    let mut store = MockStore::new();
    store.expect_get().with("home", 1).returning(|_, _| None);
    store.expect_get().withf(|key, _| key.len() < 9).times(1).returning(|_, _| None);
    store.expect_get().withf(|key, _| key.len() < 5).times(1).returning(|_, _| None);
    store.get("home", 3);
    store.verify();
}

/// The calls before an expectation was set are not among those that it is asked about
fn calls_before_a_checkpoint() {
    let mut store = MockStore::new();
    store.expect_put().once().returning(|_| ());
    store.put("a");
    store.checkpoint();
    store.expect_put().times(2).returning(|_| ());
    store.put("b");
    store.verify();
}

/// A call too many is told of again, for the code under test may have caught it
fn too_many_calls_are_told_of_again() {
    let mut store = MockStore::new();
    store.expect_put().times(1).returning(|_| ());
    store.put("a");
    _ = std::panic::catch_unwind(|| store.put("b"));
    store.verify();
}

/// A function without `self`: its context verifies it
fn a_function_without_self() {
    let now = MockClock::now_context();
    now.expect().times(2).returning(|| 7);
    MockClock::now();
    now.checkpoint();
}

/// A patch
fn a_patch_that_is_dropped() {
    let urlopen = patch!(urlopen);
    urlopen.expect().with("http://x").once().returning(|_| Err(404));
}

/// A call that failed on another thread
fn a_call_that_failed_on_another_thread() {
    let store = Arc::new(MockStore::new());
    let shared = store.clone();
    let worker = thread::Builder::new().name("worker".into());
    _ = worker.spawn(move || shared.put("x")).unwrap().join();
    store.verify();
}

/// Calls too many on another thread are told of once
fn too_many_calls_on_another_thread() {
    let mut store = MockStore::new();
    store.expect_put().once().returning(|_| ());
    let store = Arc::new(store);
    for key in ["a", "b", "c"] {
        let shared = store.clone();
        _ = thread::spawn(move || shared.put(key)).join();
    }
    store.verify();
}

/// A call that failed on this thread, where the code under test caught the panic
fn a_call_that_failed_and_was_caught() {
    let store = MockStore::new();
    _ = std::panic::catch_unwind(|| store.put("x"));
    store.assert_no_unexpected_calls();
}

/// A range of times with no number in it
fn a_number_of_times_that_there_is_none_of() {
    let mut store = MockStore::new();
    let (least, most) = (3, 1);
    store.expect_put().times(least..=most);
}

/// A step of a sequence comes too early
fn a_step_comes_too_early() {
    let mut order = Sequence::new();
    let mut store = MockStore::new();
    store.expect_put().with("a").times(1).returning(|_| ()).in_sequence(&mut order);
    store.expect_put().with("b").times(1).returning(|_| ()).in_sequence(&mut order);
    store.put("b");
}

/// A step of a sequence has to wait for another double
fn a_step_waits_for_another_double() {
    let mut order = Sequence::new();
    let (mut store, mut site) = (MockStore::new(), MockSite::new());
    store.expect_put().times(1).returning(|_| ()).in_sequence(&mut order);
    site.expect_rate().times(1).returning(|_| ()).in_sequence(&mut order);
    site.rate(0.5);
}

/// A step of a sequence comes too late: a later one has been called
fn a_step_is_over() {
    let mut order = Sequence::new();
    let mut store = MockStore::new();
    store.expect_put().with("a").returning(|_| ()).in_sequence(&mut order);
    store.expect_put().with("b").returning(|_| ()).in_sequence(&mut order);
    store.put("b");
    store.put("a");
}

/// A step of a sequence comes too late, and it is the only expectation of its method
fn the_only_step_of_a_method_is_over() {
    let mut order = Sequence::new();
    let (mut store, mut site) = (MockStore::new(), MockSite::new());
    store.expect_put().returning(|_| ()).in_sequence(&mut order);
    site.expect_rate().returning(|_| ()).in_sequence(&mut order);
    site.rate(0.5);
    store.put("a");
}

/// A function without `self` that is called too often
fn a_function_without_self_called_too_often() {
    let now = MockClock::now_context();
    now.expect().times(1).returning(|| 7);
    MockClock::now();
    MockClock::now();
}
