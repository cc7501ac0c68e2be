//! A failed test leaves the static methods clean for the next one.

use super::support::{hold, panic_text};
use mockall::{automock, predicate::eq};
use std::sync::Mutex;

static LOCK: Mutex<()> = Mutex::new(());

#[automock]
pub trait Meter {
    fn read(unit: u8) -> u32;
    fn parse<T: 'static>(text: T) -> u32;
}

#[test]
fn a_call_without_a_match_clears_the_expectations() {
    let _lock = hold(&LOCK);
    let text = panic_text(|| {
        let ctx = MockMeter::read_context();
        ctx.expect().with(eq(1)).return_const(1u32);
        MockMeter::read(2);
    });
    assert_eq!(text, "MockMeter::read(2): No matching expectation found");
    let ctx = MockMeter::read_context();
    ctx.expect().with(eq(2)).return_const(2u32);
    assert_eq!(MockMeter::read(2), 2);
}

#[test]
fn expectations_are_gone_even_for_the_context_that_made_them() {
    let _lock = hold(&LOCK);
    let ctx = MockMeter::read_context();
    ctx.expect().with(eq(1)).return_const(1u32);
    panic_text(|| MockMeter::read(9));
    assert_eq!(
        panic_text(|| MockMeter::read(1)),
        "MockMeter::read(1): No matching expectation found"
    );
}

#[test]
fn a_panic_in_the_closure_clears_the_expectations() {
    let _lock = hold(&LOCK);
    let ctx = MockMeter::read_context();
    ctx.expect().returning(|unit| if unit == 0 { panic!("no unit") } else { 1 });
    assert_eq!(MockMeter::read(1), 1);
    assert_eq!(panic_text(|| MockMeter::read(0)), "no unit");
    assert_eq!(
        panic_text(|| MockMeter::read(1)),
        "MockMeter::read(1): No matching expectation found"
    );
    ctx.expect().return_const(4u32);
    assert_eq!(MockMeter::read(1), 4);
}

#[test]
fn generic_static_methods_are_cleared_too() {
    let _lock = hold(&LOCK);
    panic_text(|| {
        let ctx = MockMeter::parse_context();
        ctx.expect::<u8>().times(9).return_const(1u32);
        MockMeter::parse("text");
    });
    let ctx = MockMeter::parse_context();
    ctx.expect::<u8>().once().return_const(6u32);
    assert_eq!(MockMeter::parse(1u8), 6);
}

#[test]
fn a_context_dropped_by_a_panic_does_not_verify() {
    let _lock = hold(&LOCK);
    let text = panic_text(|| {
        let ctx = MockMeter::read_context();
        ctx.expect().times(3).return_const(1u32);
        panic!("unrelated");
    });
    assert_eq!(text, "unrelated");
    MockMeter::read_context().checkpoint();
}

#[test]
fn a_failed_verification_clears_the_expectations() {
    let _lock = hold(&LOCK);
    let text = panic_text(|| {
        let ctx = MockMeter::read_context();
        ctx.expect().with(eq(1)).once().return_const(1u32);
        ctx.expect().with(eq(2)).once().return_const(1u32);
    });
    assert_eq!(
        text,
        "MockMeter::read: Expectation(var == 1) called 0 time(s) which is fewer than expected 1"
    );
    let ctx = MockMeter::read_context();
    ctx.checkpoint();
}
