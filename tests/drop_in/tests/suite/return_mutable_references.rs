//! Methods of `&mut self` that lend a value out of the mock.

use super::support::panic_text;
use mockall::{Sequence, automock, predicate::eq};
use std::{fmt::Write, rc::Rc};

#[automock]
pub trait Deck {
    fn top(&mut self) -> &mut u32;
    fn nth(&mut self, n: usize) -> &mut String;
    fn read(&mut self, n: usize) -> &u64;
    fn text(&mut self) -> &mut str;
    fn cards(&mut self) -> &mut [u8];
    fn log(&mut self) -> &mut dyn Write;
    fn local(&mut self) -> &mut Rc<u32>;
}

#[test]
fn a_variable_keeps_what_was_written() {
    let mut deck = MockDeck::new();
    deck.expect_top().return_var(5);
    *deck.top() += 2;
    assert_eq!(*deck.top(), 7);
}

#[test]
fn a_closure_makes_a_new_value_for_each_call() {
    let mut deck = MockDeck::new();
    deck.expect_nth().returning(|n| "x".repeat(n));
    deck.nth(1).push('y');
    assert_eq!(deck.nth(2), "xx");
}

#[test]
fn a_shared_reference_from_a_mutable_self() {
    let mut deck = MockDeck::new();
    deck.expect_read().with(eq(1)).return_const(11);
    deck.expect_read().with(eq(2)).return_const(20);
    assert_eq!(*deck.read(1), 11);
    assert_eq!(*deck.read(2), 20);
}

#[test]
fn text_and_slices_are_given_owned() {
    let mut deck = MockDeck::new();
    deck.expect_text().return_var("ace".to_owned());
    deck.expect_cards().return_var(vec![3, 1, 2]);
    deck.text().make_ascii_uppercase();
    deck.cards().sort();
    assert_eq!(deck.text(), "ACE");
    assert_eq!(deck.cards(), [1, 2, 3]);
}

#[test]
fn a_trait_object_is_given_in_a_box() {
    let mut deck = MockDeck::new();
    deck.expect_log().times(2).return_var(Box::new(String::new()));
    write!(deck.log(), "a{}", 1).unwrap();
    write!(deck.log(), "b").unwrap();
}

#[test]
fn a_closure_that_is_not_send() {
    let shared = Rc::new(3);
    let mut deck = MockDeck::new();
    let inner = shared.clone();
    deck.expect_local().returning_st(move || inner.clone());
    assert!(Rc::ptr_eq(deck.local(), &shared));
}

#[test]
fn sequences_hold_for_lent_variables() {
    let text = panic_text(|| {
        let mut order = Sequence::new();
        let mut deck = MockDeck::new();
        deck.expect_top().once().in_sequence(&mut order).return_var(1);
        deck.expect_nth().once().in_sequence(&mut order).return_var(String::new());
        deck.nth(4).len()
    });
    assert_eq!(text, "MockDeck::nth(4): Method sequence violation");
}

#[test]
fn too_many_calls_for_a_lent_variable() {
    let text = panic_text(|| {
        let mut deck = MockDeck::new();
        deck.expect_top().once().return_var(1);
        deck.top();
        *deck.top()
    });
    assert_eq!(
        text,
        "MockDeck::top: Expectation(<anything>) called 2 times which is more than the expected 1"
    );
}
