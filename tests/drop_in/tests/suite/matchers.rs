//! `withf`, and how one of several expectations is chosen.

use super::support::panic_text;
use mockall::{automock, predicate::*};

#[automock]
pub trait Router {
    fn route(&self, host: &str, port: u16) -> u32;
    fn retry(&self, attempt: u32) -> Option<u32>;
}

#[test]
fn withf_gets_every_argument_by_reference() {
    let mut router = MockRouter::new();
    router
        .expect_route()
        .withf(|host: &str, port: &u16| host.len() == usize::from(*port))
        .return_const(1u32);
    assert_eq!(router.route("abc", 3), 1);
}

#[test]
fn withf_refuses_what_its_function_refuses() {
    let mut router = MockRouter::new();
    router.expect_route().withf(|_, port| *port == 80).return_const(1u32);
    let text = panic_text(|| router.route("localhost", 81));
    assert_eq!(text, "MockRouter::route(\"localhost\", 81): No matching expectation found");
}

#[test]
fn withf_calls_itself_a_function_in_messages() {
    let text = panic_text(|| {
        let mut router = MockRouter::new();
        router.expect_route().withf(|_, _| true).once().return_const(1u32);
    });
    assert_eq!(
        text,
        "MockRouter::route: Expectation(<function>) called 0 time(s) which is fewer than expected 1"
    );
}

#[test]
fn the_first_expectation_that_matches_is_used() {
    let mut router = MockRouter::new();
    router.expect_retry().with(gt(5)).return_const(Some(1));
    router.expect_retry().with(gt(1)).return_const(Some(2));
    router.expect_retry().return_const(None);
    assert_eq!(router.retry(9), Some(1));
    assert_eq!(router.retry(3), Some(2));
    assert_eq!(router.retry(0), None);
}

#[test]
fn an_expectation_that_is_used_up_gives_way_to_the_next() {
    let mut router = MockRouter::new();
    router.expect_retry().times(2).return_const(None);
    router.expect_retry().times(1).returning(Some);
    let got: Vec<_> = (1..=3).map(|attempt| router.retry(attempt)).collect();
    assert_eq!(got, [None, None, Some(3)]);
}

#[test]
fn the_last_matcher_given_wins() {
    let mut router = MockRouter::new();
    router.expect_retry().with(eq(1)).withf(|n| *n == 2).with(eq(3)).returning(Some);
    assert_eq!(router.retry(3), Some(3));
    panic_text(|| router.retry(1));
    panic_text(|| router.retry(2));
}

#[test]
fn a_matcher_captures_its_environment() {
    let allowed = vec![String::from("a.example"), String::from("b.example")];
    let mut router = MockRouter::new();
    router
        .expect_route()
        .withf(move |host, _| allowed.iter().any(|one| one == host))
        .times(2)
        .return_const(7u32);
    assert_eq!(router.route("a.example", 1) + router.route("b.example", 2), 14);
}

#[test]
fn a_call_without_a_match_does_not_count() {
    let mut router = MockRouter::new();
    router.expect_retry().with(eq(1)).times(1).returning(Some);
    panic_text(|| router.retry(2));
    assert_eq!(router.retry(1), Some(1));
}
