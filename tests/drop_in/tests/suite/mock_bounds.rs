//! Bounds in `mock!`: on the struct, on impls, on methods, through associated types.

use mockall::{mock, predicate::eq};
use std::{
    fmt::{Debug, Display},
    hash::Hash,
    ops::Add,
};

pub trait Index<K, V> {
    fn find(&self, key: K) -> Option<V>;
}

pub trait Sum {
    type Of;
    fn sum(&self) -> Self::Of;
}

mock! {
    pub Map<K: Hash + Eq + 'static, V: Clone + Debug + 'static> {
        pub fn swap<T: Into<V> + 'static>(&mut self, key: K, value: T) -> Option<V>;
        pub fn joined<T>(&self, with: T) -> String where T: Display + 'static;
    }
    impl<K: Hash + Eq + 'static, V: Clone + Debug + 'static> Index<K, V> for Map<K, V> {
        fn find(&self, key: K) -> Option<V>;
    }
    impl<K: Hash + Eq + 'static, V: Clone + Debug + 'static> Sum for Map<K, V> {
        type Of = Vec<V>;
        fn sum(&self) -> Vec<V>;
    }
    impl<K: Hash + Eq + 'static, V: Clone + Debug + 'static> AsRef<V> for Map<K, V> {
        fn as_ref(&self) -> &V;
    }
}

#[test]
fn bounds_are_repeated_on_every_impl() {
    let mut map = MockMap::<u8, char>::new();
    map.expect_find().with(eq(1)).return_const(Some('a'));
    map.expect_sum().returning(|| vec!['b', 'c']);
    map.expect_as_ref().return_const('d');
    assert_eq!(map.find(1), Some('a'));
    assert_eq!(map.sum(), ['b', 'c']);
    assert_eq!(*map.as_ref(), 'd');
}

#[test]
fn bounds_on_methods() {
    let mut map = MockMap::<u8, char>::new();
    map.expect_swap::<u8>().returning(|_, value| Some(value.into()));
    map.expect_joined::<u32>().returning(|with| with.to_string());
    assert_eq!(map.swap(0, 65u8), Some('A'));
    assert_eq!(map.joined(7u32), "7");
}

mock! {
    pub Adder<T>
    where
        T: Add<Output = T> + Copy + 'static,
        for<'a> &'a T: PartialEq<&'a T>,
    {
        pub fn add(&self, left: T, right: T) -> T;
        pub fn zero() -> T;
    }
}

#[test]
fn where_clauses_with_outputs_and_higher_ranks() {
    let mut adder = MockAdder::<i32>::new();
    adder.expect_add().returning(|left, right| left + right);
    assert_eq!(adder.add(2, 3), 5);
}

mock! {
    pub Pipe<I>
    where
        I: Iterator + 'static,
        I::Item: Debug + 'static,
    {
        pub fn run(&mut self, input: I) -> Option<I::Item>;
    }
}

#[test]
fn a_bound_on_an_associated_type() {
    let mut pipe = MockPipe::<std::ops::Range<u8>>::new();
    pipe.expect_run().returning(|mut input| input.nth(1));
    assert_eq!(pipe.run(3..9), Some(4));
}
