//! Predicates joined by `and`, `or`, `not`, and put in boxes.

use super::support::panic_text;
use mockall::{Predicate, PredicateBooleanExt, PredicateBoxExt, automock, predicate::*};

#[automock]
pub trait Gate {
    fn pass(&self, height: u32) -> bool;
    fn call(&self, name: &str) -> bool;
}

fn gate<P: Predicate<u32> + Send + 'static>(predicate: P) -> MockGate {
    let mut gate = MockGate::new();
    gate.expect_pass().with(predicate).return_const(true);
    gate.expect_pass().return_const(false);
    gate
}

#[test]
fn and_asks_for_both() {
    let gate = gate(gt(2).and(lt(5)));
    assert_eq!([1, 3, 4, 5].map(|h| gate.pass(h)), [false, true, true, false]);
}

#[test]
fn or_asks_for_either() {
    let gate = gate(eq(1).or(eq(9)));
    assert_eq!([1, 3, 9].map(|h| gate.pass(h)), [true, false, true]);
}

#[test]
fn not_turns_it_round() {
    let gate = gate(ge(4).not());
    assert_eq!([3, 4].map(|h| gate.pass(h)), [true, false]);
}

#[test]
fn combinations_nest() {
    let gate = gate(lt(3).or(gt(7).and(ne(8))).not());
    assert_eq!([2, 5, 8, 9].map(|h| gate.pass(h)), [false, true, true, false]);
}

#[test]
fn boxed_predicates_of_different_kinds_share_a_type() {
    let choose = |strict: bool| {
        if strict { eq(6).boxed() } else { in_iter(vec![5, 6, 7]).boxed() }
    };
    assert!(!gate(choose(true)).pass(5));
    assert!(gate(choose(false)).pass(5));
}

#[test]
fn text_predicates_are_joined() {
    let mut gate = MockGate::new();
    gate.expect_call().with(str::starts_with("a").and(str::ends_with("z"))).return_const(true);
    assert!(gate.call("abcz"));
    let text = panic_text(|| gate.call("abc"));
    assert_eq!(text, "MockGate::call(\"abc\"): No matching expectation found");
}

fn words<P: Predicate<u32> + Send + 'static>(predicate: P) -> String {
    panic_text(|| {
        let mut gate = MockGate::new();
        gate.expect_pass().with(predicate).once().return_const(true);
    })
}

#[test]
fn combinations_show_themselves_in_messages() {
    let shown = |inner: &std::primitive::str| {
        format!(
            "MockGate::pass: Expectation({inner}) called 0 time(s) which is fewer than expected 1"
        )
    };
    assert_eq!(words(gt(2).and(lt(5))), shown("(var > 2 && var < 5)"));
    assert_eq!(words(eq(2).or(eq(5))), shown("(var == 2 || var == 5)"));
    assert_eq!(words(eq(2).not()), shown("(! var == 2)"));
    assert_eq!(words(le(2).boxed()), shown("var <= 2"));
}
