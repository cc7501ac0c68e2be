//! Predicates on values: equality, order, membership, functions, constants.

use super::support::panic_text;
use mockall::{Predicate, automock, predicate::*};

#[automock]
pub trait Scale {
    fn weigh(&self, grams: u32) -> u8;
    fn tag(&self, name: String) -> u8;
    fn pair(&self, low: i64, high: i64) -> u8;
}

fn answers<P: Predicate<u32> + Send + 'static>(predicate: P) -> Vec<u32> {
    let mut scale = MockScale::new();
    scale.expect_weigh().with(predicate).return_const(1);
    scale.expect_weigh().with(always()).return_const(0);
    (1..=5).filter(|grams| scale.weigh(*grams) == 1).collect()
}

#[test]
fn comparisons_choose_the_expectation() {
    assert_eq!(answers(eq(3)), [3]);
    assert_eq!(answers(ne(3)), [1, 2, 4, 5]);
    assert_eq!(answers(lt(3)), [1, 2]);
    assert_eq!(answers(le(3)), [1, 2, 3]);
    assert_eq!(answers(gt(3)), [4, 5]);
    assert_eq!(answers(ge(3)), [3, 4, 5]);
}

#[test]
fn membership_chooses_the_expectation() {
    assert_eq!(answers(in_iter(vec![1, 4, 9])), [1, 4]);
    assert_eq!(answers(in_iter([5, 2]).sort()), [2, 5]);
    assert_eq!(answers(in_hash([2u32, 3])), [2, 3]);
}

#[test]
fn constants_and_functions_choose_the_expectation() {
    assert_eq!(answers(always()), [1, 2, 3, 4, 5]);
    assert!(answers(never()).is_empty());
    assert_eq!(answers(function(|n: &u32| n % 2 == 0)), [2, 4]);
}

#[test]
fn every_argument_has_its_own_predicate() {
    let mut scale = MockScale::new();
    scale.expect_pair().with(lt(0), gt(0)).return_const(1);
    scale.expect_pair().with(always(), eq(0)).return_const(2);
    assert_eq!(scale.pair(-1, 1), 1);
    assert_eq!(scale.pair(-1, 0), 2);
    let text = panic_text(|| scale.pair(1, 1));
    assert_eq!(text, "MockScale::pair(1, 1): No matching expectation found");
}

#[test]
fn owned_strings_are_compared() {
    let mut scale = MockScale::new();
    scale.expect_tag().with(eq("flour".to_owned())).return_const(7);
    assert_eq!(scale.tag(String::from("flour")), 7);
}

fn words<P: Predicate<u32> + Send + 'static>(predicate: P) -> String {
    panic_text(|| {
        let mut scale = MockScale::new();
        scale.expect_weigh().with(predicate).once().return_const(0);
    })
}

#[test]
fn predicates_show_themselves_in_messages() {
    let tail = ") called 0 time(s) which is fewer than expected 1";
    let shown = |inner: &str| format!("MockScale::weigh: Expectation({inner}{tail}");
    assert_eq!(words(eq(1)), shown("var == 1"));
    assert_eq!(words(ne(1)), shown("var != 1"));
    assert_eq!(words(lt(1)), shown("var < 1"));
    assert_eq!(words(le(1)), shown("var <= 1"));
    assert_eq!(words(gt(1)), shown("var > 1"));
    assert_eq!(words(ge(1)), shown("var >= 1"));
    assert_eq!(words(always()), shown("true"));
    assert_eq!(words(never()), shown("false"));
    assert_eq!(words(in_iter(vec![1])), shown("var in values"));
    assert_eq!(words(in_hash(vec![1u32])), shown("var in values"));
    assert_eq!(words(function(|_: &u32| true)), shown("fn(var)"));
    assert_eq!(words(function(|_: &u32| true).fn_name("is_even")), shown("is_even(var)"));
}

#[test]
fn predicates_of_many_arguments_are_listed() {
    let text = panic_text(|| {
        let mut scale = MockScale::new();
        scale.expect_pair().with(eq(-1), ge(10)).once().return_const(0);
    });
    assert_eq!(
        text,
        "MockScale::pair: Expectation(var == -1, var >= 10) called 0 time(s) which is fewer than expected 1"
    );
}

#[automock]
pub trait Drawer {
    fn keep(&self, maybe: Option<u8>) -> bool;
}
