//! Methods without `self` have their expectations in a context.

use super::support::{hold, panic_text};
use mockall::{
    automock,
    predicate::{eq, gt},
};
use std::sync::Mutex;

static LOCK: Mutex<()> = Mutex::new(());

#[automock]
pub trait Platform {
    fn cores() -> usize;
    fn variable(name: &str) -> Option<String>;
    fn add(a: u32, b: u32) -> u32;
    fn scale(&self) -> u32;
}

fn workers<P: Platform>(platform: &P) -> usize {
    P::cores() * platform.scale() as usize
}

#[test]
fn a_static_method_is_called_through_its_type() {
    let _lock = hold(&LOCK);
    let ctx = MockPlatform::cores_context();
    ctx.expect().times(1).return_const(8usize);
    let mut platform = MockPlatform::new();
    platform.expect_scale().return_const(2u32);
    assert_eq!(workers(&platform), 16);
}

#[test]
fn predicates_choose_the_expectation() {
    let _lock = hold(&LOCK);
    let ctx = MockPlatform::variable_context();
    ctx.expect().with(eq("HOME")).returning(|_| Some("/root".into()));
    ctx.expect().withf(|name| name.starts_with("NO_")).return_const(None);
    assert_eq!(MockPlatform::variable("HOME").as_deref(), Some("/root"));
    assert_eq!(MockPlatform::variable("NO_HOME"), None);
}

#[test]
fn every_form_of_return() {
    let _lock = hold(&LOCK);
    let ctx = MockPlatform::add_context();
    ctx.expect().with(eq(1), eq(1)).return_const(1u32);
    ctx.expect().with(eq(2), eq(2)).returning(|a, b| a * b);
    ctx.expect().with(eq(3), eq(3)).return_once(|a, b| a - b);
    ctx.expect().with(eq(4), eq(4)).return_const_st(40u32);
    ctx.expect().with(eq(5), eq(5)).returning_st(|a, _| a);
    ctx.expect().withf_st(|a, _| *a == 6).return_once_st(|_, b| b + 60);
    let got: Vec<_> = (1..=6).map(|n| MockPlatform::add(n, n)).collect();
    assert_eq!(got, [1, 4, 0, 40, 5, 66]);
}

#[test]
fn every_form_of_count() {
    let _lock = hold(&LOCK);
    let ctx = MockPlatform::cores_context();
    ctx.expect().once().return_const(1usize);
    ctx.expect().times(1..=2).return_const(2usize);
    ctx.expect().never();
    assert_eq!((MockPlatform::cores(), MockPlatform::cores()), (1, 2));
}

#[test]
fn expectations_end_with_the_context() {
    let _lock = hold(&LOCK);
    {
        let ctx = MockPlatform::cores_context();
        ctx.expect().return_const(1usize);
        assert_eq!(MockPlatform::cores(), 1);
    }
    let text = panic_text(MockPlatform::cores);
    assert_eq!(text, "MockPlatform::cores(): No matching expectation found");
}

#[test]
fn contexts_of_different_methods_are_independent() {
    let _lock = hold(&LOCK);
    let cores = MockPlatform::cores_context();
    let add = MockPlatform::add_context();
    cores.expect().return_const(3usize);
    add.expect().with(gt(0), gt(0)).returning(|a, b| a + b);
    drop(cores);
    assert_eq!(MockPlatform::add(1, 2), 3);
}

#[test]
fn an_expectation_is_kept_in_a_variable() {
    let _lock = hold(&LOCK);
    let ctx = MockPlatform::cores_context();
    {
        let mut expectation = ctx.expect();
        expectation.times(2);
        expectation.return_const(5usize);
    }
    assert_eq!(MockPlatform::cores() + MockPlatform::cores(), 10);
}
