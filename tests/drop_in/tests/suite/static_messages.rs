//! The words of static methods, and when they are verified.

use super::support::{hold, panic_text};
use mockall::{Sequence, automock};
use std::sync::Mutex;

static LOCK: Mutex<()> = Mutex::new(());

pub struct Opaque;

#[automock]
pub trait Registry {
    fn find(key: u32, what: Opaque) -> Option<u8>;
    fn clear();
    fn size(&self) -> usize;
}

#[test]
#[should_panic(expected = "MockRegistry::find(4, ?): No matching expectation found")]
fn no_expectation_matches() {
    let _lock = hold(&LOCK);
    let ctx = MockRegistry::find_context();
    ctx.expect().withf(|key, _| *key == 5).return_const(None);
    MockRegistry::find(4, Opaque);
}

#[test]
#[should_panic(expected = "MockRegistry::clear(): No matching expectation found")]
fn no_context_exists() {
    let _lock = hold(&LOCK);
    MockRegistry::clear();
}

#[test]
#[should_panic(
    expected = "MockRegistry::clear: Expectation(<anything>) called 2 time(s) which is more than expected 1"
)]
fn too_many_calls() {
    let _lock = hold(&LOCK);
    let ctx = MockRegistry::clear_context();
    ctx.expect().once().return_const(());
    MockRegistry::clear();
    MockRegistry::clear();
}

#[test]
#[should_panic(
    expected = "MockRegistry::clear: Expectation(<anything>) called 1 time(s) which is more than expected 0"
)]
fn a_call_that_should_never_be() {
    let _lock = hold(&LOCK);
    let ctx = MockRegistry::clear_context();
    ctx.expect().never();
    MockRegistry::clear();
}

#[test]
#[should_panic(
    expected = "MockRegistry::clear: Expectation(<anything>) called 0 time(s) which is fewer than expected 2"
)]
fn too_few_calls_when_the_context_is_dropped() {
    let _lock = hold(&LOCK);
    let ctx = MockRegistry::clear_context();
    ctx.expect().times(2).return_const(());
}

#[test]
#[should_panic(
    expected = "MockRegistry::clear: Expectation(<anything>) called 1 time(s) which is fewer than expected 2"
)]
fn too_few_calls_at_a_checkpoint() {
    let _lock = hold(&LOCK);
    let ctx = MockRegistry::clear_context();
    ctx.expect().times(2).return_const(());
    MockRegistry::clear();
    ctx.checkpoint();
}

#[test]
fn a_checkpoint_of_the_context_forgets_its_expectations() {
    let _lock = hold(&LOCK);
    let ctx = MockRegistry::clear_context();
    ctx.expect().once().return_const(());
    MockRegistry::clear();
    ctx.checkpoint();
    assert_eq!(
        panic_text(MockRegistry::clear),
        "MockRegistry::clear(): No matching expectation found"
    );
    ctx.expect().return_const(());
    MockRegistry::clear();
}

#[test]
fn a_checkpoint_of_an_object_leaves_static_methods_alone() {
    let _lock = hold(&LOCK);
    let ctx = MockRegistry::clear_context();
    ctx.expect().times(2).return_const(());
    let mut registry = MockRegistry::new();
    registry.expect_size().once().return_const(1usize);
    MockRegistry::clear();
    registry.size();
    registry.checkpoint();
    MockRegistry::clear();
}

#[test]
fn a_sequence_spans_static_methods_and_objects() {
    let _lock = hold(&LOCK);
    let mut order = Sequence::new();
    let ctx = MockRegistry::clear_context();
    let mut registry = MockRegistry::new();
    ctx.expect().once().in_sequence(&mut order).return_const(());
    registry.expect_size().once().in_sequence(&mut order).return_const(0usize);
    let text = panic_text(|| registry.size());
    assert_eq!(text, "MockRegistry::size(): Method sequence violation");
    MockRegistry::clear();
}

#[test]
fn values_that_were_moved_out_are_missed() {
    let _lock = hold(&LOCK);
    let ctx = MockRegistry::find_context();
    ctx.expect().withf(|key, _| *key == 1).return_once(|_, _| Some(1));
    assert_eq!(MockRegistry::find(1, Opaque), Some(1));
    let text = panic_text(|| MockRegistry::find(1, Opaque));
    assert_eq!(
        text,
        "MockRegistry::find: Expectation(<function>) called twice, but it returns by move"
    );
}
