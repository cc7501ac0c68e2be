//! Effects that can't answer.

use std::sync::{Arc, Barrier, mpsc};
use std::thread;

use standin::{effect, mock_fn, patch_env, predicate};

use super::chapter;
use super::doubles::{Cards, Deck, MockDeck, MockStack, MockStore, Stack, Store};

chapter!("Effects", "effects.rs":
    a_side_effect_has_run_out,
    return_once_is_called_twice,
    the_wrong_thread,
    an_effect_calls_its_own_method,
    a_closure_of_withf_calls_its_own_method,
    a_predicate_calls_its_own_method,
    a_closure_that_another_thread_runs,
    a_closure_of_withf_that_another_thread_runs,
    a_closure_of_withf_st_on_another_thread,
    one_answer_for_two_calls,
    an_effect_leaves_the_call_to_nobody,
    a_spy_that_is_not_copied,
    the_original_of_a_handle,
    no_original,
    no_original_of_a_callback,
    a_variable_that_a_handle_holds,
    a_type_that_was_asked_for_elsewhere,
    a_future_where_nothing_waits,
    an_expectation_that_was_forgotten,
);

/// A side effect has run out
fn a_side_effect_has_run_out() {
    let store = MockStore::new();
    store.get.side_effect([None, Some("x".to_string())]);
    store.get("a", 1);
    store.get("b", 2);
    store.get("c", 3);
}

/// `return_once`, called twice
fn return_once_is_called_twice() {
    let mut store = MockStore::new();
    store.expect_get().return_once(|_, _| None);
    store.get("a", 1);
    store.get("a", 1);
}

/// A closure that may not leave its thread, called from another
fn the_wrong_thread() {
    let mut store = MockStore::new();
    let set_up = move || {
        store.expect_put().returning_st(|_| ());
        store
    };
    let store = thread::spawn(set_up).join().unwrap();
    store.put("x");
}

/// An effect that calls the method it answers
fn an_effect_calls_its_own_method() {
    let mut store = MockStore::new();
    let get = store.get.clone();
    store.expect_get().returning(move |key, n| get.call((key, n)));
    store.get("x", 1);
}

/// A closure of `withf` that calls the method it is about
fn a_closure_of_withf_calls_its_own_method() {
    let mut store = MockStore::new();
    let get = store.get.clone();
    store.expect_get().withf(move |key, n| get.call((key, *n)).is_none()).returning(|_, _| None);
    store.get("x", 1);
}

/// An effect that leaves the call to what else is set up, which is nothing
fn an_effect_leaves_the_call_to_nobody() {
    let store = MockStore::new();
    store.put.effects([effect::value(()), effect::default()]);
    store.put("a");
    store.put("b");
}

/// An async closure for a function that is not `async`
fn a_future_where_nothing_waits() {
    let mut store = MockStore::new();
    store.expect_get().returning_async(|_, _| async { None });
    store.get("x", 1);
}

/// An expectation that is set up further after a checkpoint
fn an_expectation_that_was_forgotten() {
    let store = MockStore::new();
    let mut put = store.put.expect();
    store.checkpoint();
    put.returning(|_| ());
}

/// A predicate that calls the method it is about
fn a_predicate_calls_its_own_method() {
    let mut store = MockStore::new();
    let get = store.get.clone();
    let calls = predicate::function(move |n: &u64| get.call(("y", *n)).is_none());
    store.expect_get().with("x", calls).returning(|_, _| None);
    store.get("x", 1);
}

/// A closure of `withf_st` sees a call that another thread makes
fn a_closure_of_withf_st_on_another_thread() {
    let mut store = MockStore::new();
    let set_up = move || {
        store.expect_put().withf_st(|key| key == "x").returning(|_| ());
        store
    };
    let store = thread::spawn(set_up).join().unwrap();
    store.put("x");
}

/// An answer that can be given once, for two calls
fn one_answer_for_two_calls() {
    let mut store = MockStore::new();
    let page = String::from("page");
    store.expect_get().times(2).return_once(move |_, _| Some(page));
    store.get("a", 1);
    store.get("b", 2);
}

/// A method of a spy that returns `Self`, answered by its double
fn a_spy_that_is_not_copied() {
    let mut spy = MockDeck::wrapping(Cards);
    spy.expect_copy().returning(MockDeck::new);
    spy.copy();
}

/// A closure of `returning` that another thread goes on running
fn a_closure_that_another_thread_runs() {
    let _patience = patch_env([("STANDIN_PATIENCE", Some("0.5"))]);
    let (end, ended) = mpsc::channel::<()>();
    let (mut store, running) = (MockStore::new(), Arc::new(Barrier::new(2)));
    let begun = running.clone();
    store.expect_put().returning(move |_| _ = (begun.wait(), ended.recv()));
    thread::scope(|scope| {
        let _end = end;
        scope.spawn(|| store.put("x"));
        running.wait();
        store.put("y");
    });
}

/// A closure of `withf` that another thread goes on running
fn a_closure_of_withf_that_another_thread_runs() {
    let _patience = patch_env([("STANDIN_PATIENCE", Some("0.5"))]);
    let (end, ended) = mpsc::channel::<()>();
    let (mut store, running) = (MockStore::new(), Arc::new(Barrier::new(2)));
    let begun = running.clone();
    store.expect_put().withf(move |_| begun.wait().is_leader() | ended.recv().is_err());
    thread::scope(|scope| {
        let _end = end;
        scope.spawn(|| store.put("x"));
        running.wait();
        store.put("y");
    });
}

/// The real object, called by a handle of the spy's
fn the_original_of_a_handle() {
    let mut spy = MockDeck::wrapping(Cards);
    let copy = spy.copy.clone();
    spy.expect_copy().calls_original();
    copy.call(());
}

/// The real object of a mock that has none
fn no_original() {
    let mut store = MockStore::new();
    store.expect_put().calls_original();
}

/// The original of a callback
fn no_original_of_a_callback() {
    let on_change = mock_fn!(on_change: |n: u32|);
    on_change.calls_original();
}

/// A variable that is lent as `&mut`, while a handle holds the method
fn a_variable_that_a_handle_holds() {
    let mut stack = MockStack::new();
    stack.expect_top::<u64>().return_var(3);
    let _handle = stack.top.clone();
    *stack.top::<u64>() += 1;
}

/// A generic method that lends, and was called with these types on another thread first
fn a_type_that_was_asked_for_elsewhere() {
    let mut stack = MockStack::new();
    thread::scope(|scope| _ = scope.spawn(|| stack.part::<u8>()).join());
    stack.expect_part::<u8>().return_const(3);
}
