//! Where the value comes from: closures, constants, values that move out.

use mockall::automock;

#[derive(Debug, PartialEq)]
pub struct Ticket(u32);

#[automock]
pub trait Office {
    fn next(&self) -> u32;
    fn sum(&self, a: u32, b: u32) -> u32;
    fn issue(&self, to: String) -> Ticket;
    fn greet(&self, name: &str) -> String;
    fn close(&self);
}

#[test]
fn a_closure_gets_the_arguments_by_value() {
    let mut office = MockOffice::new();
    office.expect_sum().returning(|a, b| a * 10 + b);
    assert_eq!(office.sum(4, 2), 42);
}

#[test]
fn a_closure_keeps_state_between_calls() {
    let mut office = MockOffice::new();
    let mut last = 100;
    office.expect_next().returning(move || {
        last += 1;
        last
    });
    assert_eq!((office.next(), office.next(), office.next()), (101, 102, 103));
}

#[test]
fn a_constant_is_returned_again_and_again() {
    let mut office = MockOffice::new();
    office.expect_sum().return_const(9u32);
    assert_eq!(office.sum(1, 1) + office.sum(5, 5), 18);
}

#[test]
fn a_constant_is_converted_into_the_output_type() {
    let mut office = MockOffice::new();
    office.expect_next().return_const(3u8);
    office.expect_greet().return_const("hello");
    assert_eq!(office.next(), 3u32);
    assert_eq!(office.greet("Ada"), "hello".to_owned());
}

#[test]
fn unit_is_returned_as_a_constant() {
    let mut office = MockOffice::new();
    office.expect_close().return_const(());
    office.close();
}

#[test]
fn return_once_moves_a_value_that_is_not_clone() {
    let mut office = MockOffice::new();
    let ticket = Ticket(8);
    office.expect_issue().return_once(move |_| ticket);
    assert_eq!(office.issue("Lin".into()), Ticket(8));
}

#[test]
fn return_once_sees_its_arguments() {
    let mut office = MockOffice::new();
    office.expect_issue().return_once(|to| Ticket(to.len() as u32));
    assert_eq!(office.issue("four".into()), Ticket(4));
}

#[test]
fn the_last_return_value_given_wins() {
    let mut office = MockOffice::new();
    office.expect_next().return_const(1u32).returning(|| 2).return_once(|| 3);
    assert_eq!(office.next(), 3);
}

#[test]
fn an_expectation_may_be_configured_in_steps() {
    let mut office = MockOffice::new();
    let expectation = office.expect_sum();
    expectation.times(1);
    expectation.returning(|a, b| a - b);
    assert_eq!(office.sum(9, 4), 5);
}
