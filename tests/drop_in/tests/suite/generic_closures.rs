//! Closures as arguments are put in boxes for the expectation.

use super::support::panic_text;
use mockall::{
    automock, mock,
    predicate::{always, eq},
};

#[automock]
pub trait Pool {
    fn map<F: Fn(u32) -> u32 + Send + 'static>(&self, f: F) -> u32;
    fn each<F: FnMut(u32) + 'static>(&self, f: F, times: u32);
    fn later<F: FnOnce() -> String + Send + 'static>(&mut self, f: F) -> String;
    fn both<F, G>(&self, f: F, g: G, n: i32) -> i32
    where
        F: Fn(i32) -> i32 + 'static,
        G: Fn(i32) -> i32 + 'static;
    fn generic<T: 'static, F>(&self, item: T, f: F) -> bool
    where
        F: Fn(&T) -> bool + 'static;
    fn borrowed<F: Fn(&str) -> usize + 'static>(&self, f: F) -> usize;
}

#[test]
fn a_function_is_called_by_the_expectation() {
    let mut pool = MockPool::new();
    pool.expect_map().returning(|f| f(20) + f(1));
    let offset = 1;
    assert_eq!(pool.map(move |n| n * 2 + offset), 44);
}

#[test]
fn a_function_is_tried_by_the_matcher() {
    let mut pool = MockPool::new();
    pool.expect_map().withf(|f| f(2) == 4).return_const(1u32);
    pool.expect_map().return_const(2u32);
    assert_eq!(pool.map(|n| n * n), 1);
    assert_eq!(pool.map(|n| n + 3), 2);
}

#[test]
fn a_mutable_closure_is_called() {
    let (send, receive) = std::sync::mpsc::channel();
    let mut pool = MockPool::new();
    pool.expect_each().returning(|mut f, times| (0..times).for_each(|n| f(n)));
    let mut sum = 0;
    pool.each(
        move |n| {
            sum += n;
            send.send(sum).unwrap();
        },
        4,
    );
    assert_eq!(receive.iter().collect::<Vec<_>>(), [0, 1, 3, 6]);
}

#[test]
fn a_closure_that_can_be_called_once() {
    let text = String::from("moved");
    let mut pool = MockPool::new();
    pool.expect_later().returning(|f| f() + "!");
    assert_eq!(pool.later(move || text), "moved!");
}

#[test]
fn two_closures_and_a_value() {
    let mut pool = MockPool::new();
    pool.expect_both().with(always(), always(), eq(3)).returning(|f, g, n| f(g(n)));
    assert_eq!(pool.both(|n| n + 1, |n| n * 10, 3), 31);
}

#[test]
fn a_closure_over_a_type_parameter() {
    let mut pool = MockPool::new();
    pool.expect_generic::<u8>().returning(|item, f| f(&item));
    pool.expect_generic::<char>().return_const(false);
    assert!(pool.generic(5u8, |item| *item == 5));
    assert!(!pool.generic('c', |_| true));
}

#[test]
fn a_closure_that_takes_references() {
    let mut pool = MockPool::new();
    pool.expect_borrowed().returning(|f| f("four"));
    assert_eq!(pool.borrowed(str::len), 4);
}

#[test]
fn closures_are_shown_as_a_question_mark() {
    let text = panic_text(|| MockPool::new().both(|n| n, |n| n, 3));
    assert_eq!(text, "MockPool::both(?, ?, 3): No matching expectation found");
}

mock! {
    Timer {
        fn run<F: Fn() -> u8 + 'static>(f: F) -> u8;
        fn after<F>(&self, ms: u64, f: F) where F: FnOnce(u64) + 'static;
    }
}

#[test]
fn closures_in_mock() {
    let ctx = MockTimer::run_context();
    ctx.expect().returning(|f| f() + 1);
    assert_eq!(MockTimer::run(|| 1), 2);
    let mut timer = MockTimer::new();
    timer.expect_after().with(eq(10), always()).times(1).returning(|ms, f| f(ms));
    timer.after(10, |ms| assert_eq!(ms, 10));
}
