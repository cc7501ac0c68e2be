//! How the steps of a sequence give way to one another.

use super::support::panic_text;
use mockall::{Sequence, automock, predicate::eq};

#[automock]
pub trait Lift {
    fn call(&self, floor: u8) -> u8;
    fn open(&self);
    fn close(&self);
}

fn steps(lift: &MockLift, calls: &str) {
    for call in calls.chars() {
        match call {
            'o' => lift.open(),
            'c' => lift.close(),
            floor => assert_eq!(lift.call(floor as u8 - b'0'), 0),
        }
    }
}

fn lift(order: &mut Sequence) -> MockLift {
    let mut lift = MockLift::new();
    lift.expect_open().times(1..=2).in_sequence(order).return_const(());
    lift.expect_call().times(..=2).in_sequence(order).return_const(0);
    lift.expect_close().times(2..).in_sequence(order).return_const(());
    lift
}

#[test]
fn all_orders_that_are_right() {
    for calls in ["occ", "oocc", "o1cc", "oo12ccc", "occcc"] {
        steps(&lift(&mut Sequence::new()), calls);
    }
}

#[test]
fn all_orders_that_are_wrong() {
    let violation = |call: &str| format!("MockLift::{call}: Method sequence violation");
    for (calls, call) in [
        ("c", "close()"),
        ("1", "call(1)"),
        ("o1o", "open()"),
        ("oc1", "call(1)"),
        ("oco", "open()"),
        ("o1c2", "call(2)"),
    ] {
        let lift = lift(&mut Sequence::new());
        let text = panic_text(move || steps(&lift, calls));
        assert_eq!(text, violation(call), "{calls}");
    }
}

#[test]
fn too_many_calls_of_a_step_are_reported_as_such() {
    let lift = lift(&mut Sequence::new());
    let text = panic_text(move || steps(&lift, "ooo"));
    assert_eq!(
        text,
        "MockLift::open: Expectation(<anything>) called 3 times which is more than the expected 2"
    );
}

#[test]
fn predicates_are_tried_before_the_order() {
    let mut order = Sequence::new();
    let mut lift = MockLift::new();
    lift.expect_call().with(eq(1)).once().in_sequence(&mut order).return_const(1);
    lift.expect_call().with(eq(2)).once().in_sequence(&mut order).return_const(2);
    let text = panic_text(move || lift.call(2));
    assert_eq!(text, "MockLift::call(2): Method sequence violation");
}

#[test]
fn a_call_that_matches_nothing_is_no_violation() {
    let mut order = Sequence::new();
    let mut lift = MockLift::new();
    lift.expect_call().with(eq(1)).once().in_sequence(&mut order).return_const(1);
    lift.expect_call().with(eq(2)).once().in_sequence(&mut order).return_const(2);
    let text = panic_text(|| lift.call(3));
    assert_eq!(text, "MockLift::call(3): No matching expectation found");
    assert_eq!(lift.call(1) + lift.call(2), 3);
}

#[test]
fn the_place_in_the_sequence_may_be_given_last() {
    let mut order = Sequence::new();
    let mut lift = MockLift::new();
    lift.expect_open().return_const(()).times(1).in_sequence(&mut order);
    lift.expect_call().with(eq(1)).returning(|floor| floor).once().in_sequence(&mut order);
    lift.open();
    assert_eq!(lift.call(1), 1);
}

#[test]
fn the_sequence_may_be_dropped_before_the_calls() {
    let mut lift = MockLift::new();
    {
        let mut order = Sequence::new();
        lift.expect_open().once().in_sequence(&mut order).return_const(());
        lift.expect_close().once().in_sequence(&mut order).return_const(());
    }
    let text = panic_text(|| lift.close());
    assert_eq!(text, "MockLift::close(): Method sequence violation");
    std::mem::forget(lift);
}

#[test]
fn a_fallback_outside_the_sequence_takes_what_is_left() {
    let mut order = Sequence::new();
    let mut lift = MockLift::new();
    lift.expect_call().once().in_sequence(&mut order).return_const(1);
    lift.expect_call().once().in_sequence(&mut order).return_const(2);
    lift.expect_call().return_const(9);
    assert_eq!([0, 0, 0, 0].map(|floor| lift.call(floor)), [1, 2, 9, 9]);
}
