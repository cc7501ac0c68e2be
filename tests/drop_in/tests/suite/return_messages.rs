//! The words of a mock that has no value to return.

use super::support::panic_text;
use mockall::{automock, predicate::eq};

#[derive(Debug)]
pub struct Token(u8);

#[automock]
pub trait Mint {
    fn coin(&self, value: u8) -> Token;
    fn stamp(&self) -> &Token;
    fn die(&mut self, index: u8) -> &mut Token;
}

#[test]
#[should_panic(
    expected = "MockMint::coin: Expectation(<anything>) called twice, but it returns by move"
)]
fn return_once_is_used_twice() {
    let mut mint = MockMint::new();
    mint.expect_coin().return_once(Token);
    mint.coin(1);
    mint.coin(1);
}

#[test]
fn return_once_st_is_used_twice() {
    let mut mint = MockMint::new();
    mint.expect_coin().with(eq(6)).return_once_st(Token);
    assert_eq!(mint.coin(6).0, 6);
    let text = panic_text(|| mint.coin(6));
    assert_eq!(text, "MockMint::coin: Expectation(var == 6) called twice, but it returns by move");
}

#[test]
#[should_panic(
    expected = "MockMint::coin: Expectation(<anything>) called 2 times which is more than the expected 1"
)]
fn return_once_with_a_count_reports_the_count() {
    let mut mint = MockMint::new();
    mint.expect_coin().once().return_once(Token);
    mint.coin(1);
    mint.coin(1);
}

#[test]
#[should_panic(
    expected = "MockMint::coin: Expectation(<anything>) Returning default values requires the \"nightly\" feature"
)]
fn an_owned_value_is_missing() {
    let mut mint = MockMint::new();
    let _ = mint.expect_coin();
    mint.coin(1);
}

#[test]
#[should_panic(
    expected = "MockMint::stamp: Expectation(<anything>) Returning default values requires the \"nightly\" feature"
)]
fn a_reference_is_missing() {
    let mut mint = MockMint::new();
    let _ = mint.expect_stamp();
    mint.stamp();
}

#[test]
#[should_panic(
    expected = "MockMint::die: Expectation(var == 2) Returning default values requires the \"nightly\" feature"
)]
fn a_mutable_reference_is_missing() {
    let mut mint = MockMint::new();
    mint.expect_die().with(eq(2));
    mint.die(2);
}
