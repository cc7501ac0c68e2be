//! Contexts as values: several at once, in other threads, given away.

use super::support::{hold, panic_text};
use mockall::{automock, predicate::eq};
use std::{sync::Mutex, thread};

static LOCK: Mutex<()> = Mutex::new(());

#[automock]
pub trait Seed {
    fn next(n: u32) -> u32;
    fn other() -> u32;
}

#[test]
fn two_contexts_of_one_method_share_its_expectations() {
    let _lock = hold(&LOCK);
    let first = MockSeed::next_context();
    let second = MockSeed::next_context();
    first.expect().with(eq(1)).return_const(10u32);
    second.expect().with(eq(2)).return_const(20u32);
    assert_eq!(MockSeed::next(1) + MockSeed::next(2), 30);
    drop(second);
    assert_eq!(
        panic_text(|| MockSeed::next(1)),
        "MockSeed::next(1): No matching expectation found"
    );
}

#[test]
fn a_context_without_expectations_is_dropped_in_silence() {
    let _lock = hold(&LOCK);
    let _first = MockSeed::next_context();
    let _second = MockSeed::other_context();
}

#[test]
fn expectations_are_seen_by_every_thread() {
    let _lock = hold(&LOCK);
    let ctx = MockSeed::next_context();
    ctx.expect().times(40).returning(|n| n + 1);
    let sum: u32 = (0..4)
        .map(|worker| thread::spawn(move || (0..10).map(|_| MockSeed::next(worker)).sum::<u32>()))
        .map(|handle| handle.join().unwrap())
        .sum();
    assert_eq!(sum, 100);
}

#[test]
fn a_context_is_moved_to_another_thread() {
    let _lock = hold(&LOCK);
    let ctx = MockSeed::next_context();
    thread::spawn(move || {
        ctx.expect().once().return_const(4u32);
        assert_eq!(MockSeed::next(0), 4);
    })
    .join()
    .unwrap();
    assert_eq!(
        panic_text(|| MockSeed::next(0)),
        "MockSeed::next(0): No matching expectation found"
    );
}

fn prepared(value: u32) -> impl Sized {
    let ctx = MockSeed::other_context();
    ctx.expect().return_const(value);
    ctx
}

#[test]
fn a_function_prepares_a_context() {
    let _lock = hold(&LOCK);
    let _ctx = prepared(6);
    assert_eq!(MockSeed::other(), 6);
}

#[test]
fn expectations_of_a_forgotten_context_remain() {
    let _lock = hold(&LOCK);
    std::mem::forget(prepared(7));
    assert_eq!(MockSeed::other(), 7);
    MockSeed::other_context().checkpoint();
    assert_eq!(panic_text(MockSeed::other), "MockSeed::other(): No matching expectation found");
}
