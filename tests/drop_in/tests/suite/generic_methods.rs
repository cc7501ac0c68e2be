//! Generic methods: one set of expectations for each set of type arguments.

use super::support::panic_text;
use mockall::{Sequence, automock, mock, predicate::eq};
use std::fmt::Display;

#[automock]
pub trait Shelf {
    fn put<T: 'static>(&self, item: T) -> usize;
    fn take<T: Default + 'static>(&mut self, at: usize) -> Option<T>;
    fn swap<A: 'static, B: 'static>(&self, old: A, new: B) -> (B, A);
    fn show<T>(&self, item: &T, width: usize) -> String
    where
        T: Display + 'static;
    fn sort<T, K>(&self, items: Vec<T>, by: K) -> Vec<(K, T)>
    where
        T: Ord + 'static,
        K: Clone + 'static;
    fn slice<T: Clone + 'static>(&self, items: &[T]) -> Vec<T>;
}

#[test]
fn type_arguments_are_independent() {
    let mut shelf = MockShelf::new();
    shelf.expect_put::<u8>().with(eq(1)).times(1).return_const(10usize);
    shelf.expect_put::<String>().withf(|item| item.is_empty()).return_const(20usize);
    assert_eq!(shelf.put(1u8) + shelf.put(String::new()), 30);
}

#[test]
fn the_output_alone_may_be_generic() {
    let mut shelf = MockShelf::new();
    shelf.expect_take::<u8>().returning(|at| Some(at as u8));
    shelf.expect_take::<char>().return_const(Some('c'));
    assert_eq!(shelf.take::<u8>(4), Some(4));
    assert_eq!(shelf.take::<char>(4), Some('c'));
}

#[test]
fn several_parameters() {
    let mut shelf = MockShelf::new();
    shelf.expect_swap::<u8, char>().returning(|old, new| (new, old + 1));
    shelf.expect_swap::<char, u8>().returning(|old, new| (new, old));
    assert_eq!(shelf.swap(1u8, 'x'), ('x', 2));
    assert_eq!(shelf.swap('x', 1u8), (1, 'x'));
}

#[test]
fn where_clauses_and_references() {
    let mut shelf = MockShelf::new();
    shelf
        .expect_show::<f32>()
        .with(eq(0.5), eq(6))
        .returning(|item, width| format!("{item:width$}"));
    shelf.expect_slice::<u8>().withf(|items| items.len() == 2).returning(|items| items.to_vec());
    assert_eq!(shelf.show(&0.5f32, 6), "   0.5");
    assert_eq!(shelf.slice(&[1u8, 2]), [1, 2]);
}

#[test]
fn types_are_inferred_from_the_closure() {
    let mut shelf = MockShelf::new();
    shelf.expect_sort().returning(|mut items: Vec<i32>, by: char| {
        items.sort();
        items.into_iter().map(|item| (by, item)).collect()
    });
    assert_eq!(shelf.sort(vec![3, 1], 'k'), [('k', 1), ('k', 3)]);
}

#[test]
fn one_sequence_over_type_arguments() {
    let mut order = Sequence::new();
    let mut shelf = MockShelf::new();
    shelf.expect_put::<u8>().once().in_sequence(&mut order).return_const(1usize);
    shelf.expect_put::<u16>().once().in_sequence(&mut order).return_const(2usize);
    assert_eq!(shelf.put(0u8) + shelf.put(0u16), 3);
}

#[test]
fn the_words_do_not_show_type_arguments() {
    let text = panic_text(|| {
        let mut shelf = MockShelf::new();
        shelf.expect_put::<u8>().with(eq(3)).times(2).return_const(1usize);
        shelf.put(3u8);
    });
    assert_eq!(
        text,
        "MockShelf::put: Expectation(var == 3) called 1 time(s) which is fewer than expected 2"
    );
}

mock! {
    Drawer {
        fn keep<T: 'static>(&self, item: T) -> bool;
        fn lend<T: Send + Sync + 'static>(&self, at: T) -> &T;
        fn change<T: Send + Sync + 'static>(&mut self, at: usize) -> &mut T;
    }
}

#[test]
fn generic_methods_in_mock() {
    let mut drawer = MockDrawer::new();
    drawer.expect_keep::<&'static str>().with(eq("a")).return_const(true);
    assert!(drawer.keep("a"));
}

#[test]
fn generic_values_are_lent() {
    let mut drawer = MockDrawer::new();
    drawer.expect_lend::<u8>().with(eq(1)).return_const(5);
    drawer.expect_lend::<char>().return_const('l');
    drawer.expect_change::<String>().return_var("a".to_owned());
    assert_eq!((*drawer.lend(1u8), *drawer.lend('?')), (5, 'l'));
    drawer.change::<String>(0).push('b');
    assert_eq!(drawer.change::<String>(0), "ab");
}
