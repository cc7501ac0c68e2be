//! Names of methods and arguments that a mock might use for itself.

use super::support::panic_text;
use mockall::{automock, predicate::eq};

#[automock]
pub trait Awkward {
    fn call(&self, f: u8, m: u8, o: u8, e: u8) -> u8;
    fn with(&self, matcher: u8) -> u8;
    fn times(&self, times: u8, range: u8, n: u8) -> u8;
    fn expect(&mut self, guard: u8, expectations: u8, expectation: u8) -> u8;
    fn returning(&self, rfunc: u8, result: u8, desc: u8) -> u8;
    fn matches(&self, common: u8, args: u8, this: u8) -> u8;
    fn in_sequence(&self, seq: u8, handle: u8, sequence: u8) -> u8;
    fn never(&self) -> u8;
    fn verify(&self, _underscored: u8, x_: u8) -> u8;
    fn lock(&self, key: u8, value: u8, store: u8, i: u8, idx: u8) -> u8;
    fn clone(&self, message: u8, p: u8, pred: u8) -> u8;
    fn drop(&self, name: u8, mock: u8) -> u8;
    fn r#type(&self, r#match: u8) -> u8;
    fn context(ctx: u8, context: u8) -> u8;
}

#[test]
fn methods_named_like_those_of_an_expectation() {
    let mut mock = MockAwkward::new();
    mock.expect_call().with(eq(1), eq(2), eq(3), eq(4)).returning(|f, m, o, e| f + m + o + e);
    mock.expect_with().with(eq(1)).return_const(2);
    mock.expect_times().times(1).returning(|times, range, n| times * range * n);
    mock.expect_expect().returning(|guard, _, _| guard);
    mock.expect_returning().return_once(|_, result, _| result);
    mock.expect_matches().withf(|common, args, this| common + args == *this).return_const(9);
    mock.expect_in_sequence().return_const(1);
    mock.expect_never().return_const(1);
    mock.expect_verify().return_const(1);
    mock.expect_lock().returning(|key, _, _, _, _| key);
    mock.expect_clone().return_const(1);
    mock.expect_drop().return_const(1);
    assert_eq!(mock.call(1, 2, 3, 4), 10);
    assert_eq!(mock.with(1) + mock.times(1, 2, 3), 8);
    assert_eq!(mock.expect(4, 0, 0) + mock.returning(0, 5, 0), 9);
    assert_eq!(mock.matches(1, 2, 3) + mock.in_sequence(0, 0, 0) + mock.never(), 11);
    assert_eq!(mock.verify(0, 0) + mock.lock(6, 0, 0, 0, 0), 7);
    assert_eq!(Awkward::clone(&mock, 0, 0, 0) + Awkward::drop(&mock, 0, 0), 2);
    let ctx = MockAwkward::context_context();
    ctx.expect().returning(|ctx, context| ctx + context);
    assert_eq!(MockAwkward::context(1, 2), 3);
}

#[test]
fn raw_identifiers_lose_their_prefix_in_the_name_of_the_expectation() {
    let mut mock = MockAwkward::new();
    mock.expect_type().with(eq(1)).return_const(3);
    assert_eq!(mock.r#type(1), 3);
}

#[test]
fn the_words_show_the_name_as_it_is() {
    assert_eq!(
        panic_text(|| MockAwkward::new().verify(1, 2)),
        "MockAwkward::verify(1, 2): No matching expectation found"
    );
}
