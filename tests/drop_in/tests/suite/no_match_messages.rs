//! The words of a mock that finds no expectation for a call.

use super::support::panic_text;
use mockall::{automock, predicate::*};

pub struct Opaque;

#[derive(Debug)]
pub struct Point {
    pub x: i32,
}

#[automock]
pub trait Plotter {
    fn lift(&self);
    fn go(&mut self, to: i32) -> bool;
    fn draw(&self, to: Point, label: &str, opaque: Opaque) -> Option<u8>;
    fn name(&self, index: usize) -> &str;
    fn slot(&mut self, index: usize) -> &mut u32;
    fn fill<T: 'static>(&self, with: T, twice: bool);
    fn bytes(&self, data: &[u8], tail: Option<(char, f64)>);
}

#[test]
#[should_panic(expected = "MockPlotter::lift(): No matching expectation found")]
fn no_arguments() {
    MockPlotter::new().lift();
}

#[test]
#[should_panic(expected = "MockPlotter::go(-3): No matching expectation found")]
fn one_argument() {
    MockPlotter::new().go(-3);
}

#[test]
#[should_panic(
    expected = "MockPlotter::draw(Point { x: 4 }, \"axis\", ?): No matching expectation found"
)]
fn many_arguments_and_one_that_is_not_debug() {
    MockPlotter::new().draw(Point { x: 4 }, "axis", Opaque);
}

#[test]
#[should_panic(expected = "MockPlotter::name(2): No matching expectation found")]
fn a_method_that_returns_a_reference() {
    MockPlotter::new().name(2);
}

#[test]
#[should_panic(expected = "MockPlotter::slot(9): No matching expectation found")]
fn a_method_that_returns_a_mutable_reference() {
    MockPlotter::new().slot(9);
}

#[test]
#[should_panic(expected = "MockPlotter::fill(?, true): No matching expectation found")]
fn a_generic_argument_is_not_known_to_be_debug() {
    MockPlotter::new().fill(7u8, true);
}

#[test]
#[should_panic(
    expected = "MockPlotter::bytes([1, 2], Some(('z', 0.5))): No matching expectation found"
)]
fn slices_and_nested_values() {
    MockPlotter::new().bytes(&[1, 2], Some(('z', 0.5)));
}

#[test]
fn the_text_is_exactly_this_when_predicates_differ() {
    let mut plotter = MockPlotter::new();
    plotter.expect_go().with(eq(1)).return_const(true);
    plotter.expect_go().with(eq(2)).return_const(true);
    let text = panic_text(|| plotter.go(3));
    assert_eq!(text, "MockPlotter::go(3): No matching expectation found");
}

#[test]
fn two_used_up_expectations_leave_no_match() {
    let mut plotter = MockPlotter::new();
    plotter.expect_go().once().return_const(true);
    plotter.expect_go().once().return_const(false);
    assert!(plotter.go(0));
    assert!(!plotter.go(0));
    let text = panic_text(|| plotter.go(0));
    assert_eq!(text, "MockPlotter::go(0): No matching expectation found");
}

#[test]
fn another_type_argument_has_no_expectations() {
    let mut plotter = MockPlotter::new();
    plotter.expect_fill::<u8>().return_const(());
    plotter.fill(1u8, false);
    let text = panic_text(|| plotter.fill(1u16, false));
    assert_eq!(text, "MockPlotter::fill(?, false): No matching expectation found");
}
