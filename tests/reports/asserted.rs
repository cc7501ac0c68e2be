//! Assertions on the recorded calls.

use std::rc::Rc;
use std::thread;
use std::time::Duration;

use standin::{PredicateBooleanExt, predicate};

use super::chapter;
use super::doubles::{
    Index, Keeper, MockIndex, MockKeeper, MockSite, MockStore, Secret, Site, Stamp, Store,
};

chapter!("Assertions", "asserted.rs":
    called,
    called_once,
    not_called,
    called_times,
    the_last_call,
    a_call_that_was_not_made,
    once_but_called_more_often,
    once_with_other_arguments,
    any_call,
    has_calls,
    has_calls_any_order,
    arguments_that_were_not_kept,
    an_argument_that_cannot_be_shown,
    predicates_that_are_combined,
    arguments_of_a_type_parameter,
    a_value_that_was_not_kept,
    calls_that_were_not_recorded,
    an_argument_that_belongs_to_another_thread,
    has_calls_of_no_call,
    in_time,
    with_arguments_in_time,
    a_call_that_there_is_none_of,
);

/// `assert_called`
fn called() {
    let store = MockStore::new();
    store.put.assert_called();
}

/// `assert_called_once`
fn called_once() {
    let store = MockStore::lenient();
    store.put("a");
    store.put("b");
    store.put.assert_called_once();
}

/// `assert_not_called`
fn not_called() {
    let store = MockStore::lenient();
    store.put("a");
    store.put.assert_not_called();
}

/// `assert_called_times`: the last ten calls are shown
fn called_times() {
    let store = MockStore::lenient();
    for n in 0..13 {
        store.put(&n.to_string());
    }
    store.put.assert_called_times(14);
}

/// `assert_called_with` is about the last call
fn the_last_call() {
    let store = MockStore::lenient();
    store.get("a", 1);
    store.get("b", 2);
    store.get.assert_called_with("b", predicate::gt(2));
}

/// `assert_called_with`, and there was no call
fn a_call_that_was_not_made() {
    let store = MockStore::new();
    store.get.assert_called_with("b", 2);
}

/// `assert_called_once_with`, but it was called more often
fn once_but_called_more_often() {
    let store = MockStore::lenient();
    store.put("a");
    store.put("b");
    store.put.assert_called_once_with("a");
}

/// `assert_called_once_with`, with other arguments
fn once_with_other_arguments() {
    let store = MockStore::lenient();
    store.get("a", 1);
    store.get.assert_called_once_with("b", 1);
}

/// `assert_any_call`: the nearest call is explained
fn any_call() {
    let store = MockStore::lenient();
    store.get("a", 1);
    store.get("b", 2);
    store.get("c", 4);
    store.get.assert_any_call("b", 3);
}

/// `assert_has_calls`
fn has_calls() {
    let store = MockStore::lenient();
    store.get("a", 1);
    store.get("b", 2);
    store.get("c", 3);
    store.get.assert_has_calls([("b", 2), ("d", 4)]);
}

/// `assert_has_calls_any_order`
fn has_calls_any_order() {
    let store = MockStore::lenient();
    store.put("a");
    store.put("b");
    store.put.assert_has_calls_any_order(["b", "a", "a"]);
}

/// An argument that was recorded as text, in an assertion
fn arguments_that_were_not_kept() {
    let site = MockSite::lenient();
    site.archive(Stamp { by: "me", reason: "old" });
    site.archive.assert_called_with(Stamp { by: "me", reason: "old" });
}

/// An argument that was kept and can't be shown: it is not `Debug`
fn an_argument_that_cannot_be_shown() {
    let keeper = MockKeeper::lenient();
    keeper.tell(Secret(1));
    keeper.tell.assert_called_with(|secret: &Secret| secret.0 == 2);
}

/// Predicates that are combined
fn predicates_that_are_combined() {
    let store = MockStore::lenient();
    store.get("home", 1);
    let is_page = predicate::str::contains("page").or(predicate::str::is_empty());
    store.get.assert_called_with(is_page, predicate::eq(1).not().or(predicate::gt(2)));
}

/// An argument of a type parameter that nothing bounds by `Clone`
fn arguments_of_a_type_parameter() {
    let store = MockStore::lenient();
    store.all(7_u64);
    store.all.of::<u64>().assert_called_with(7);
}

/// An argument that was recorded as text, asked for as a value
fn a_value_that_was_not_kept() {
    let site = MockSite::lenient();
    site.archive(Stamp { by: "me", reason: "old" });
    _ = site.archive.call_args().unwrap().values();
}

/// Calls that were not recorded
fn calls_that_were_not_recorded() {
    let store = MockStore::lenient();
    store.record_calls(false);
    store.put("a");
    store.put.assert_any_call("a");
}

/// `wait_until_called_times`, and the time is over
fn in_time() {
    let store = MockStore::lenient();
    store.put("a");
    store.put.wait_until_called_times(2, Duration::from_millis(5));
}

/// `wait_until_any_call_with`, and the time is over
fn with_arguments_in_time() {
    let store = MockStore::lenient();
    store.put("a");
    store.put.wait_until_any_call_with("b", Duration::from_millis(5));
}

/// An argument that may not leave its thread, asked about on another
fn an_argument_that_belongs_to_another_thread() {
    let index = MockIndex::lenient();
    thread::scope(|scope| {
        scope.spawn(|| index.lend(Rc::new(3)));
    });
    index.lend.assert_called_with(|page: &Rc<u64>| **page == 3);
}

/// `assert_has_calls`, and there was no call
fn has_calls_of_no_call() {
    let store = MockStore::new();
    store.put.assert_has_calls(["a"]);
}

/// A call that is asked for by its index
fn a_call_that_there_is_none_of() {
    let store = MockStore::lenient();
    store.put("a");
    _ = &store.put.call_args_list()[1];
}
