//! Methods with lifetime parameters work for all lifetimes.

use super::support::panic_text;
use mockall::{automock, mock, predicate::*};

#[derive(Clone, Debug, PartialEq)]
pub struct Span<'a> {
    text: &'a str,
}

pub struct Pair<'a, 'b>(&'a u32, &'b u32);

#[automock]
pub trait Lexer {
    fn width<'a>(&self, span: Span<'a>) -> usize;
    fn compare<'a, 'b>(&self, pair: Pair<'a, 'b>, scale: u32) -> bool;
    fn longest<'a>(&self, a: &'a str, b: &'a str) -> usize;
    fn all<'a>(&mut self, spans: &[Span<'a>], last: Option<&'a str>) -> usize;
    fn fill<'a>(&self, out: &mut Vec<Span<'a>>, text: &'a str);
    fn state<'a>(&'a self, n: u32) -> u32;
}

#[test]
fn an_argument_with_a_lifetime() {
    let mut lexer = MockLexer::new();
    lexer.expect_width().withf(|span| span.text == "ab").return_const(2usize);
    lexer.expect_width().returning(|span| span.text.len() * 100);
    let owned = String::from("ab");
    assert_eq!(lexer.width(Span { text: &owned }), 2);
    assert_eq!(lexer.width(Span { text: "abc" }), 300);
}

#[test]
fn two_lifetimes() {
    let mut lexer = MockLexer::new();
    lexer.expect_compare().withf(|pair, scale| *pair.0 * scale > *pair.1).return_const(true);
    let x = 1;
    let y = 3;
    assert!(lexer.compare(Pair(&x, &y), 4));
    let text = panic_text(|| lexer.compare(Pair(&x, &y), 2));
    assert_eq!(text, "MockLexer::compare(?, 2): No matching expectation found");
}

#[test]
fn references_with_a_named_lifetime() {
    let mut lexer = MockLexer::new();
    lexer.expect_longest().returning(|a, b| a.len().max(b.len()));
    assert_eq!(lexer.longest("one", &String::from("three")), 5);
}

#[test]
fn slices_and_options_of_borrowed_values() {
    let mut lexer = MockLexer::new();
    lexer.expect_all().returning(|spans, last| spans.len() + last.map_or(0, str::len));
    assert_eq!(lexer.all(&[Span { text: "a" }], Some("bc")), 3);
}

#[test]
fn borrowed_values_are_written_into_an_argument() {
    let mut lexer = MockLexer::new();
    lexer.expect_fill().returning(|out, text| out.push(Span { text }));
    let text = String::from("t");
    let mut out = Vec::new();
    lexer.fill(&mut out, &text);
    assert_eq!(out, [Span { text: "t" }]);
}

#[test]
fn a_named_lifetime_on_self() {
    let mut lexer = MockLexer::new();
    lexer.expect_state().with(eq(1)).return_const(5u32);
    assert_eq!(lexer.state(1), 5);
}

mock! {
    Parser {
        fn parse<'a>(&self, span: Span<'a>) -> bool;
        fn fixed<'a>(span: &'a Span<'a>) -> usize;
    }
}

#[test]
fn lifetimes_in_mock() {
    let mut parser = MockParser::new();
    parser.expect_parse().withf(|span| span.text == "x").times(1).return_const(true);
    assert!(parser.parse(Span { text: &String::from("x") }));
    let ctx = MockParser::fixed_context();
    ctx.expect().returning(|span| span.text.len());
    assert_eq!(MockParser::fixed(&Span { text: "abc" }), 3);
}
