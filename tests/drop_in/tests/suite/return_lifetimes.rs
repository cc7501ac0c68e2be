//! Outputs that name a lifetime: the expectation gives what lives for ever.

use mockall::{automock, mock, predicate::eq};
use std::borrow::Cow;

#[derive(Clone, Debug, PartialEq)]
pub struct Token<'a> {
    text: Cow<'a, str>,
}

#[automock]
pub trait Scanner {
    fn next(&self) -> Token<'_>;
    fn nth(&mut self, n: usize) -> Token<'_>;
    fn cow(&self, n: u8) -> Cow<'_, str>;
    fn fixed(&self) -> Token<'static>;
}

#[test]
fn the_anonymous_lifetime() {
    let mut scanner = MockScanner::new();
    scanner.expect_next().returning(|| Token { text: "t".into() });
    assert_eq!(scanner.next().text, "t");
}

#[test]
fn the_anonymous_lifetime_of_a_mutable_self() {
    let mut scanner = MockScanner::new();
    scanner.expect_nth().with(eq(2)).returning(|n| Token { text: n.to_string().into() });
    assert_eq!(scanner.nth(2).text, "2");
}

#[test]
fn the_static_lifetime() {
    let mut scanner = MockScanner::new();
    scanner.expect_fixed().return_const(Token { text: "f".into() });
    assert_eq!(scanner.fixed().text, "f");
}

#[test]
fn a_borrowed_or_owned_text() {
    let mut scanner = MockScanner::new();
    scanner.expect_cow().with(eq(0)).returning(|_| "borrowed".into());
    scanner.expect_cow().returning(|n| n.to_string().into());
    assert_eq!(scanner.cow(0) + scanner.cow(7), "borrowed7");
}

mock! {
    Reader {
        fn peek<'a>(&'a self) -> Token<'a>;
        fn word(&self) -> Cow<'_, str>;
        fn find<'a>(&'a self, n: u8) -> Option<&'a str>;
    }
}

#[test]
fn a_named_lifetime_of_self() {
    let mut reader = MockReader::new();
    reader.expect_peek().returning(|| Token { text: "p".into() });
    reader.expect_word().return_const("w");
    assert_eq!(reader.peek().text, "p");
    assert_eq!(reader.word(), "w");
    reader.expect_find().with(eq(1)).return_const(Some("found"));
    reader.expect_find().returning(|_| None);
    assert_eq!((reader.find(1), reader.find(2)), (Some("found"), None));
}
