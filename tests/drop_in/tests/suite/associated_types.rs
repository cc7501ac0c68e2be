//! Traits with associated types, whose values are given to the attribute or written in `mock!`.

use super::support::panic_text;
use mockall::{automock, mock, predicate::eq};
use std::{collections::HashMap, fmt::Debug};

#[automock(type Key = u16; type Value = String;)]
pub trait Lookup {
    type Key: Debug + Ord;
    type Value: Clone;

    fn get(&self, key: Self::Key) -> Option<Self::Value>;
    fn lend(&self, key: &Self::Key) -> &Self::Value;
    fn many(&mut self, keys: &[Self::Key]) -> HashMap<Self::Key, Vec<Self::Value>>;
    fn pair(&self, pair: (Self::Key, Self::Value)) -> Result<Self::Key, Box<Self::Value>>;
    fn make(key: Self::Key) -> Self::Value;
    fn with(&self, f: fn(Self::Key) -> Self::Value) -> Self::Value;
}

fn label<L: Lookup<Key = u16, Value = String>>(lookup: &L) -> String {
    lookup.get(1).unwrap_or_default() + lookup.lend(&2)
}

#[test]
fn the_types_are_put_in_place() {
    let mut lookup = MockLookup::new();
    lookup.expect_get().with(eq(1)).returning(|key: u16| Some(key.to_string()));
    lookup.expect_lend().with(eq(2)).return_const("two".to_owned());
    assert_eq!(label(&lookup), "1two");
}

#[test]
fn the_types_are_put_in_place_within_others() {
    let mut lookup = MockLookup::new();
    lookup
        .expect_many()
        .returning(|keys| keys.iter().map(|key| (*key, vec![key.to_string()])).collect());
    lookup
        .expect_pair()
        .returning(|(key, value)| if key > 0 { Ok(key) } else { Err(Box::new(value)) });
    lookup.expect_with().returning(|f| f(3));
    assert_eq!(lookup.many(&[4])[&4], ["4"]);
    assert_eq!(lookup.pair((0, "e".into())), Err(Box::new("e".to_owned())));
    assert_eq!(lookup.with(|key| format!("<{key}>")), "<3>");
    assert_eq!(panic_text(|| lookup.get(9)), "MockLookup::get(9): No matching expectation found");
}

#[test]
fn static_methods_with_associated_types() {
    let ctx = MockLookup::make_context();
    ctx.expect().returning(|key| key.to_string());
    assert_eq!(MockLookup::make(5), "5");
}

pub trait Graph {
    type Node;
    type Edge;

    fn edges(&self, from: Self::Node) -> Vec<Self::Edge>;
}

mock! {
    pub Map {}
    impl Graph for Map {
        type Node = &'static str;
        type Edge = (u8, u8);

        fn edges(&self, from: <Self as Graph>::Node) -> Vec<<Self as Graph>::Edge>;
    }
}

#[test]
fn types_written_in_mock() {
    let mut map = MockMap::new();
    map.expect_edges().with(eq("a")).return_const(vec![(1, 2)]);
    assert_eq!(map.edges("a"), [(1, 2)]);
}

#[automock(type Item = u32;)]
pub trait Source {
    type Item;

    fn peek(&self) -> Option<&'static <Self as Source>::Item>;
    fn next(&mut self) -> <Self as Source>::Item;
}

#[test]
fn qualified_types_of_the_trait_itself() {
    let mut source = MockSource::new();
    source.expect_next().return_const(7u32);
    source.expect_peek().return_const(None);
    assert_eq!(source.next(), 7);
    assert_eq!(source.peek(), None);
}

#[automock(type Out = Vec<T>;)]
pub trait Gather<T: Clone + 'static> {
    type Out;

    fn gather(&self, one: T) -> Self::Out;
}

#[test]
fn a_type_that_depends_on_a_parameter() {
    let mut gather = MockGather::<u8>::new();
    gather.expect_gather().returning(|one| vec![one, one]);
    assert_eq!(gather.gather(1), [1, 1]);
}
