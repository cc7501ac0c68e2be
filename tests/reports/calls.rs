//! Calls that nothing answers, or that were not to be made.

use std::sync::{Barrier, Mutex};
use std::thread;

use standin::{any, predicate};

use super::awaits::block_on;
use super::chapter;
use super::doubles::{Clock, Keeper, MockClock, MockKeeper, MockSite, MockStore, Site, Store};

chapter!("Calls", "calls.rs":
    nothing_was_set_up,
    a_call_that_is_awaited,
    a_default_body_is_not_run,
    nothing_is_set_up_any_more,
    nothing_is_returned_any_more,
    no_expectation_matches,
    one_closure_for_all_arguments,
    many_expectations,
    the_only_expectation_is_used_up,
    a_forbidden_call,
    no_answer_and_no_default_one,
    lenient_but_without_a_default_value,
    sealed,
    no_default_body,
    a_generic_method,
    no_context,
    contexts_of_several_threads,
    calls_are_not_recorded,
);

/// Nothing was set up
fn nothing_was_set_up() {
    let store = MockStore::new();
    store.get("x", 2);
}

/// Nothing was set up for a method that has a default body
fn a_default_body_is_not_run() {
    let keeper = MockKeeper::new();
    keeper.label();
}

/// What was set up has been forgotten
fn nothing_is_set_up_any_more() {
    let mut store = MockStore::new();
    store.expect_put().times(1).returning(|_| ());
    store.put("a");
    store.checkpoint();
    store.put("b");
}

/// What answered the calls has been forgotten
fn nothing_is_returned_any_more() {
    let store = MockStore::new();
    store.put.returns(());
    store.put("a");
    store.reset_mock().returns();
    store.put("b");
}

/// An `async` method with nothing set up: it fails when it is awaited
fn a_call_that_is_awaited() {
    let site = MockSite::new();
    let page = site.load("/");
    block_on(async {
        page.await;
    });
}

/// No expectation matches
fn no_expectation_matches() {
    let mut store = MockStore::new();
    store.expect_get().with("home", predicate::lt(2)).returning(|_, _| None);
    store.expect_get().with("x", 1).returning(|_, _| None);
    store.expect_get().with("x", any()).times(1).returning(|_, _| None);
    store.expect_get().withf(|key, n| key.len() as u64 == *n + 7).returning(|_, _| None);
    store.get("x", 2);
    store.get("x", 2);
}

/// Closures that see all arguments, one of which has accepted the call already
fn one_closure_for_all_arguments() {
    let mut store = MockStore::new();
    store.expect_get().withf(|key, n| key.len() as u64 > *n).returning(|_, _| None);
    store.expect_get().withf(|key, n| key.len() as u64 <= *n).times(1).returning(|_, _| None);
    store.get("x", 2);
    store.get("x", 2);
}

/// Many expectations: the nearest five are explained
fn many_expectations() {
    let mut store = MockStore::new();
    for n in 0..8 {
        store.expect_get().with("home", n).returning(|_, _| None);
    }
    store.get("home", 9);
}

/// The only expectation is used up
fn the_only_expectation_is_used_up() {
    let mut store = MockStore::new();
    store.expect_get().with("x", any()).times(1).returning(|_, _| None);
    store.get("x", 2);
    store.get("x", 3);
}

/// A call that was forbidden
fn a_forbidden_call() {
    let mut store = MockStore::new();
    store.expect_put().never();
    store.put("x");
}

/// An expectation says no answer, and the output has no default value
fn no_answer_and_no_default_one() {
    let mut store = MockStore::new();
    store.expect_size().times(1);
    store.size();
}

/// A lenient mock, and an output without a default value
fn lenient_but_without_a_default_value() {
    let store = MockStore::lenient();
    store.size();
}

/// A mock that was lenient until it was sealed
fn sealed() {
    let store = MockStore::lenient();
    store.put("x");
    store.seal();
    store.put("x");
}

/// A default body that is not there
fn no_default_body() {
    let store = MockStore::new();
    store.size.calls_default();
    store.size();
}

/// A generic method, set up for other types
fn a_generic_method() {
    let mut store = MockStore::new();
    store.expect_all::<u8>().returning(|_| 1);
    store.all(7u64);
}

/// A function without `self`, and no context of it
fn no_context() {
    MockClock::now();
}

/// Contexts on other threads, and none on this one
fn contexts_of_several_threads() {
    let (ready, turn) = (Barrier::new(3), Mutex::new(()));
    thread::scope(|scope| {
        let _turn = turn.lock();
        for _ in 0..2 {
            scope.spawn(|| {
                let _zone = MockClock::zone_context();
                ready.wait();
                drop(turn.lock());
            });
        }
        ready.wait();
        MockClock::zone();
    });
}

/// A mock that does not record its calls
fn calls_are_not_recorded() {
    let store = MockStore::new();
    store.record_calls(false);
    store.put.expect().times(1).returning(|_| ());
    store.put("x");
    store.put("y");
}
