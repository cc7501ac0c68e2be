//! `mock!` for generic structs: parameters, bounds, where clauses.

use super::support::panic_text;
use mockall::{mock, predicate::eq};
use std::{fmt::Debug, hash::Hash};

pub trait Storage<K, V> {
    fn get(&self, key: &K) -> Option<V>;
    fn put(&mut self, key: K, value: V) -> Option<V>;
}

mock! {
    pub Table<K, V>
    where
        K: Hash + Eq + 'static,
        V: Clone + 'static,
    {
        pub fn first(&self) -> &V;
        pub fn last(&mut self) -> &mut V;
        pub fn keys(&self) -> Vec<K>;
    }
    impl<K, V> Storage<K, V> for Table<K, V>
    where
        K: Hash + Eq + 'static,
        V: Clone + 'static,
    {
        fn get(&self, key: &K) -> Option<V>;
        fn put(&mut self, key: K, value: V) -> Option<V>;
    }
}

fn replace<S: Storage<u8, String>>(storage: &mut S) -> Option<String> {
    let old = storage.get(&1)?;
    storage.put(1, old + "!")
}

#[test]
fn a_generic_trait_for_a_generic_struct() {
    let mut table = MockTable::<u8, String>::new();
    table.expect_get().with(eq(1)).return_const(Some("a".to_owned()));
    table.expect_put().with(eq(1), eq("a!".to_owned())).return_once(|_, value| Some(value));
    assert_eq!(replace(&mut table).as_deref(), Some("a!"));
}

#[test]
fn generic_values_are_lent() {
    let mut table = MockTable::<u8, char>::new();
    table.expect_first().return_const('f');
    table.expect_last().return_var('l');
    table.expect_keys().returning(|| vec![1, 2]);
    *table.last() = 'z';
    assert_eq!((*table.first(), *table.last(), table.keys().len()), ('f', 'z', 2));
}

#[test]
fn generic_arguments_are_not_known_to_be_debug() {
    let table = MockTable::<u8, char>::new();
    assert_eq!(panic_text(|| table.get(&1)), "MockTable::get(?): No matching expectation found");
}

mock! {
    Bounded<T: Debug + 'static, U: Copy + 'static> {
        fn show(&self, value: T, with: U) -> String;
        fn other<W: 'static>(&self, value: W, old: T) -> bool where W: Clone;
    }
}

#[test]
fn bounds_on_the_parameters() {
    let mut mock = MockBounded::<u8, char>::new();
    mock.expect_show().withf(|value, with| *value == 1 && *with == 'x').return_const("shown");
    mock.expect_other::<String>().withf(|value, _| value == "w").return_const(true);
    assert_eq!(mock.show(1, 'x'), "shown");
    assert!(mock.other("w".to_owned(), 3));
    let text = panic_text(|| mock.show(2, 'x'));
    assert_eq!(text, "MockBounded::show(2, ?): No matching expectation found");
}

mock! {
    Plain<T> {
        fn push(&mut self, item: T) -> usize;
    }
}

#[test]
fn a_parameter_without_bounds() {
    let text = String::from("not static");
    let mut plain = MockPlain::<String>::new();
    plain.expect_push().withf(|item| item.len() == 10).return_const(1usize);
    assert_eq!(plain.push(text), 1);
}
