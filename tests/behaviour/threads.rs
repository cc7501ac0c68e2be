//! One mock on several threads, and mocks that call mocks.

use std::pin::pin;
use std::rc::Rc;
use std::sync::{Arc, Barrier};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

use standin::automock;

use crate::failing::{failure, first_line};

#[automock]
trait Store: Send + Sync {
    fn get(&self, n: u64) -> u64;
    fn put(&self, n: u64) -> u64;
}

#[test]
fn every_call_of_every_thread_is_recorded_and_counted() {
    let mut store = MockStore::new();
    store.expect_get().times(8 * 100).returning(|n| n);
    let store = Arc::new(store);
    thread::scope(|scope| {
        for n in 0..8 {
            let store = &store;
            scope.spawn(move || (0..100).for_each(|_| assert_eq!(store.get(n), n)));
        }
    });
    store.verify();
    assert_eq!(store.get.call_count(), 800);
    let of_thread = |n| store.get.call_args_list().iter().filter(|call| **call == n).count();
    assert!((0..8).all(|n| of_thread(n) == 100));
}

#[test]
fn a_closure_that_panicked_answers_the_next_call_of_any_thread() {
    let mut store = MockStore::new();
    let mut calls = 0;
    store.expect_get().returning(move |_| {
        calls += 1;
        assert!(calls > 1, "not at once");
        calls
    });
    assert_eq!(first_line(|| _ = store.get(1)), "not at once");
    assert_eq!(thread::scope(|scope| scope.spawn(|| store.get(1)).join().unwrap()), 2);
    assert_eq!(store.get(1), 3);
}

#[test]
fn calls_are_recorded_while_others_are_looked_at() {
    let store = MockStore::new();
    store.get.returns(0);
    thread::scope(|scope| {
        for n in 0..4 {
            let store = &store;
            scope.spawn(move || (0..1000).for_each(|_| _ = store.get(n)));
        }
        while store.get.call_count() < 4000 {
            let seen = store.get.call_args_list().len();
            assert!(seen <= store.get.call_count());
        }
    });
    assert_eq!(store.get.call_args_list().len(), 4000);
}

#[test]
fn a_use_is_never_given_to_two_threads() {
    let mut store = MockStore::new();
    for _ in 0..50 {
        store.expect_get().times(1).returning(|_| 1);
    }
    store.get.returns(0);
    let total: u64 = thread::scope(|scope| {
        let threads: Vec<_> =
            (0..4).map(|_| scope.spawn(|| (0..100).map(|n| store.get(n)).sum::<u64>())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(total, 50);
}

#[test]
fn an_effect_may_call_another_method_of_its_mock() {
    let store = MockStore::new();
    let put = store.put.clone();
    store.put.returns(7);
    store.get.side_effect(move |n: u64| put.call((n,)) + n);
    assert_eq!(store.get(1), 8);
    store.put.assert_called_once_with(1);
}

#[test]
fn an_effect_may_call_its_own_method_from_another_thread() {
    let store = MockStore::new();
    let get = store.get.clone();
    store.get.side_effect(move |n: u64| match n {
        0 => 1,
        n => {
            let get = get.clone();
            thread::spawn(move || get.call((n - 1,)) * n).join().unwrap()
        }
    });
    assert_eq!(store.get(4), 24);
    assert_eq!(store.get.call_count(), 5);
    // The closure owns a handle of the mock that owns the closure: let go of it.
    store.get.side_effect([0]);
}

#[test]
fn side_effect_closures_run_side_by_side() {
    let store = MockStore::new();
    let together = Arc::new(Barrier::new(4));
    // Only if all four are inside at once does any of them come out.
    store.get.side_effect(move |n: u64| {
        together.wait();
        n
    });
    thread::scope(|scope| {
        for n in 0..4 {
            let store = &store;
            scope.spawn(move || assert_eq!(store.get(n), n));
        }
    });
}

#[test]
fn returning_closures_take_turns() {
    let mut store = MockStore::new();
    let mut running = false;
    store.expect_get().returning(move |n| {
        assert!(!std::mem::replace(&mut running, true));
        thread::sleep(Duration::from_millis(1));
        running = false;
        n
    });
    thread::scope(|scope| {
        for n in 0..4 {
            let store = &store;
            scope.spawn(move || (0..5).for_each(|_| assert_eq!(store.get(n), n)));
        }
    });
}

#[test]
fn what_may_not_leave_its_thread_is_no_panic_in_a_panic_when_a_mock_ends_on_another() {
    let seen = Rc::new(1);
    let set_up = |of: &Rc<u64>| {
        let (of, also) = (of.clone(), of.clone());
        let mut store = MockStore::new();
        store.expect_get().with(1).returning_st(move |n| n + *of);
        store.expect_get().withf_st(move |n| *n == *also).returning(|n| n);
        store
    };
    let (called, dropped) = (set_up(&seen), set_up(&seen));
    let failed = thread::spawn(move || called.get(1)).join().unwrap_err();
    let text = failed.downcast_ref::<String>().unwrap();
    assert!(
        text.contains("the `_st` forms answer calls of the thread that sets them up"),
        "{text}"
    );
    thread::spawn(move || drop(dropped)).join().unwrap();
    assert_eq!(set_up(&seen).get(1), 2);
    assert_eq!(Rc::strong_count(&seen), 5, "what may not be dropped elsewhere is left alone");
}

#[automock]
trait Remote: Send + Sync {
    async fn load(&self, n: u64) -> u64;
}

#[test]
fn calls_that_another_thread_awaits_take_turns_too() {
    let mut remote = MockRemote::new();
    let (entered, is_running) = std::sync::mpsc::channel();
    remote.expect_load().returning(move |n| {
        entered.send(()).unwrap();
        thread::sleep(Duration::from_millis(20));
        n
    });
    let (one, two) = (remote.load(1), remote.load(2));
    thread::scope(|scope| {
        let elsewhere = scope.spawn(|| now(one));
        is_running.recv().unwrap();
        assert_eq!(now(two), 2);
        assert_eq!(elsewhere.join().unwrap(), 1);
    });
}

fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future is not ready"),
    }
}

#[test]
fn a_slow_effect_does_not_hold_up_other_methods_or_questions() {
    let store = Arc::new(MockStore::new());
    let inside = Arc::new(Barrier::new(2));
    let leave = Arc::new(Barrier::new(2));
    store.put.returns(1);
    let (effect_inside, effect_leave) = (inside.clone(), leave.clone());
    store.get.expect().returning(move |n| {
        effect_inside.wait();
        effect_leave.wait();
        n
    });
    let caller = store.clone();
    let slow = thread::spawn(move || caller.get(3));
    inside.wait();
    assert_eq!(store.put(1), 1);
    assert_eq!(store.get.call_count(), 1);
    store.get.assert_called_once_with(3);
    store.get.expect().with(9).returning(|n| n);
    leave.wait();
    assert_eq!(slow.join().unwrap(), 3);
}

#[test]
fn an_expectation_that_is_set_up_again_while_it_is_called_always_answers() {
    let store = MockStore::new();
    let mut expectation = store.get.expect();
    expectation.returning(|n| n);
    thread::scope(|scope| {
        scope.spawn(|| (0..2000).for_each(|_| _ = expectation.returning(|n| n)));
        (0..2000).for_each(|n| assert_eq!(store.get(n), n));
    });
    expectation.times(2000);
    drop(expectation);
    store.verify();
    assert!(first_line(|| store.get(1)).contains("called 2001 times"));
    assert!(first_line(move || drop(store)).contains("called 2001 time(s)"));
}

#[test]
fn a_setup_while_a_call_is_running_does_not_lose_its_count() {
    let mut store = MockStore::new();
    let started = Instant::now();
    store.expect_get().times(1..).returning(|n| n);
    thread::scope(|scope| {
        scope.spawn(|| {
            while started.elapsed() < Duration::from_millis(20) {
                store.put.expect().never();
                store.get.expect().with(1).returning(|n| n);
            }
        });
        (0..200).for_each(|n| assert_eq!(store.get(n), n));
    });
    assert_eq!(store.get.call_count(), 200);
}

#[test]
fn a_closure_of_withf_that_calls_its_own_method_is_told_so() {
    let mut store = MockStore::new();
    let get = store.get.clone();
    store.expect_get().withf(move |n| get.call((*n,)) == 0).returning(|_| 1);
    let text = failure(|| store.get(1));
    assert!(text.contains("was called again by its own closure, which is running"), "{text}");
    assert!(text.contains("the closure of `withf` looks at one call at a time"), "{text}");
    store.checkpoint();
}
