//! Structs that have a lifetime themselves, and traits that are given one.

use mockall::{automock, mock};
use std::marker::PhantomData;

pub trait Visit<'a> {
    fn visit(&mut self, node: &'a str) -> bool;
}

mock! {
    pub Visitor<'a> {
        pub fn depth(&self) -> u32;
        pub fn skip(&self, node: &'a str) -> bool;
        pub fn both(&mut self, left: &'a str, n: u32) -> u32;
    }
}

#[test]
fn a_mock_with_a_lifetime() {
    let text = String::from("node");
    let mut visitor = MockVisitor::new();
    visitor.expect_depth().return_const(2u32);
    visitor.expect_skip().withf(|node| node.len() == 4).returning(|node| node == "node");
    visitor.expect_both().returning(|left, n| left.len() as u32 + n);
    assert!(visitor.skip(&text));
    assert_eq!(visitor.depth() + visitor.both(&text, 1), 7);
}

pub struct Cursor<'a> {
    at: PhantomData<&'a ()>,
}

#[automock]
impl<'a> Cursor<'a> {
    pub fn seek(&mut self, text: &'a str) -> usize {
        text.len()
    }

    pub fn tell(&self) -> usize {
        0
    }
}

#[test]
fn a_struct_with_a_lifetime() {
    let mut cursor = MockCursor::new();
    cursor.expect_seek().times(1).returning(|text| text.len() * 2);
    cursor.expect_tell().return_const(1usize);
    assert_eq!(cursor.seek(&String::from("ab")) + cursor.tell(), 5);
    let mut real = Cursor { at: PhantomData };
    assert_eq!(real.seek("a") + real.tell(), 1);
}

mock! {
    pub Plain {}
    impl Visit<'static> for Plain {
        fn visit(&mut self, node: &'static str) -> bool;
    }
}

#[test]
fn a_trait_that_is_given_the_static_lifetime() {
    let mut plain = MockPlain::new();
    plain.expect_visit().withf(|node| node.starts_with('a')).return_const(true);
    let visit: &mut dyn Visit<'static> = &mut plain;
    assert!(visit.visit("abc"));
}
