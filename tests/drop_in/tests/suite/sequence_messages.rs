//! The words of a mock whose calls come in the wrong order.

use super::support::panic_text;
use mockall::{Sequence, automock, predicate::eq};

#[automock]
pub trait Rocket {
    fn fuel(&self, litres: u32);
    fn ignite(&self);
    fn land(&mut self, pad: &str) -> bool;
}

#[test]
#[should_panic(expected = "MockRocket::ignite(): Method sequence violation")]
fn a_step_comes_too_early() {
    let mut order = Sequence::new();
    let mut rocket = MockRocket::new();
    rocket.expect_fuel().once().in_sequence(&mut order).return_const(());
    rocket.expect_ignite().once().in_sequence(&mut order).return_const(());
    rocket.ignite();
}

#[test]
#[should_panic(expected = "MockRocket::land(\"north\"): Method sequence violation")]
fn the_arguments_are_shown() {
    let mut order = Sequence::new();
    let mut rocket = MockRocket::new();
    rocket.expect_ignite().once().in_sequence(&mut order).return_const(());
    rocket.expect_land().once().in_sequence(&mut order).return_const(true);
    rocket.land("north");
}

#[test]
#[should_panic(expected = "MockRocket::ignite(): Method sequence violation")]
fn a_step_of_several_calls_is_left_too_early() {
    let mut order = Sequence::new();
    let mut rocket = MockRocket::new();
    rocket.expect_fuel().times(3..5).in_sequence(&mut order).return_const(());
    rocket.expect_ignite().once().in_sequence(&mut order).return_const(());
    rocket.fuel(1);
    rocket.fuel(2);
    rocket.ignite();
}

#[test]
fn a_step_that_is_over_does_not_come_back() {
    let mut order = Sequence::new();
    let mut rocket = MockRocket::new();
    rocket.expect_fuel().times(1..5).in_sequence(&mut order).return_const(());
    rocket.expect_ignite().once().in_sequence(&mut order).return_const(());
    rocket.fuel(1);
    rocket.ignite();
    let text = panic_text(|| rocket.fuel(2));
    assert_eq!(text, "MockRocket::fuel(2): Method sequence violation");
}

#[test]
fn the_order_holds_between_two_mocks() {
    let mut order = Sequence::new();
    let (mut first, mut second) = (MockRocket::new(), MockRocket::new());
    first.expect_ignite().once().in_sequence(&mut order).return_const(());
    second.expect_fuel().with(eq(9)).once().in_sequence(&mut order).return_const(());
    let text = panic_text(move || {
        second.fuel(9);
        first.ignite();
    });
    assert_eq!(text, "MockRocket::fuel(9): Method sequence violation");
}

#[test]
fn a_greedy_first_step_starves_the_second() {
    let text = panic_text(|| {
        let mut order = Sequence::new();
        let mut rocket = MockRocket::new();
        rocket.expect_ignite().in_sequence(&mut order).return_const(());
        rocket.expect_ignite().times(1..).in_sequence(&mut order).return_const(());
        rocket.ignite();
        rocket.ignite();
    });
    assert_eq!(
        text,
        "MockRocket::ignite: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
}

#[test]
fn a_sequence_that_was_not_finished_is_noticed_by_the_counts() {
    let text = panic_text(|| {
        let mut order = Sequence::new();
        let mut rocket = MockRocket::new();
        rocket.expect_fuel().once().in_sequence(&mut order).return_const(());
        rocket.expect_ignite().once().in_sequence(&mut order).return_const(());
        rocket.fuel(1);
    });
    assert_eq!(
        text,
        "MockRocket::ignite: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
}
