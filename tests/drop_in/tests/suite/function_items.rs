//! Functions and methods where closures could be.

use mockall::{automock, predicate::function};
use std::collections::VecDeque;

#[automock]
pub trait Filter {
    fn keep(&self, n: u32) -> bool;
    fn length(&self, text: &str) -> usize;
    fn make(&self, capacity: usize) -> Vec<u8>;
    fn wrap(&self, n: u32) -> Option<u32>;
    fn parse(&self, text: &str) -> Result<u32, std::num::ParseIntError>;
    fn none(&self) -> VecDeque<u8>;
    fn pair(&self, a: u32, b: u32) -> u32;
}

fn even(n: &u32) -> bool {
    n % 2 == 0
}

fn large(n: u32) -> bool {
    n > 10
}

fn ordered(a: &u32, b: &u32) -> bool {
    a < b
}

#[test]
fn a_function_as_a_matcher() {
    let mut filter = MockFilter::new();
    filter.expect_keep().withf(even).return_const(true);
    filter.expect_keep().with(function(even)).never();
    filter.expect_keep().returning(large);
    assert_eq!([2, 11, 3].map(|n| filter.keep(n)), [true, true, false]);
    filter.expect_pair().withf(ordered).returning(u32::pow);
    assert_eq!(filter.pair(2, 3), 8);
}

#[test]
fn functions_of_the_standard_library_give_the_value() {
    let mut filter = MockFilter::new();
    filter.expect_length().returning(str::len);
    filter.expect_make().returning(Vec::with_capacity);
    filter.expect_wrap().returning(Some);
    filter.expect_parse().returning(str::parse);
    filter.expect_none().returning(VecDeque::new);
    assert_eq!(filter.length("four"), 4);
    assert!(filter.make(3).capacity() >= 3);
    assert_eq!(filter.wrap(1), Some(1));
    assert_eq!(filter.parse("12"), Ok(12));
    assert!(filter.parse("x").is_err());
    assert!(filter.none().is_empty());
}

#[test]
fn a_function_pointer_chosen_at_run_time() {
    let choices: [fn(u32) -> bool; 2] = [large, |n| n == 0];
    for (choice, expected) in choices.into_iter().zip([true, false]) {
        let mut filter = MockFilter::new();
        filter.expect_keep().returning(choice);
        assert_eq!(filter.keep(99), expected);
    }
}

#[test]
fn a_default_value() {
    let mut filter = MockFilter::new();
    filter.expect_none().returning(Default::default);
    filter.expect_make().returning(|_| Default::default());
    assert!(filter.none().is_empty() && filter.make(1).is_empty());
}
