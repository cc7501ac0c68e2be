//! `#[automock]` on the `impl` block of a generic struct.

use mockall::{automock, predicate::eq};
use std::marker::PhantomData;

pub struct Stack<T> {
    items: Vec<T>,
}

#[automock]
impl<T: Clone + 'static> Stack<T> {
    pub fn of(first: T) -> Self {
        Stack { items: vec![first] }
    }

    pub fn push(&mut self, item: T) -> usize {
        self.items.push(item);
        self.items.len()
    }

    pub fn top(&self) -> Option<T> {
        self.items.last().cloned()
    }

    pub fn all(&self) -> &[T] {
        &self.items
    }

    pub fn joined<U: 'static>(&self, with: U) -> Vec<(T, U)>
    where
        U: Clone,
    {
        self.items.iter().map(|item| (item.clone(), with.clone())).collect()
    }
}

#[test]
fn the_mock_is_generic_like_the_struct() {
    let mut stack = MockStack::<u8>::new();
    stack.expect_push().with(eq(3)).return_const(1usize);
    stack.expect_top().return_const(Some(3));
    stack.expect_all().return_const(vec![3]);
    assert_eq!(stack.push(3), 1);
    assert_eq!(stack.top(), Some(3));
    assert_eq!(stack.all(), [3]);
}

#[test]
fn a_generic_method_of_a_generic_struct() {
    let mut stack = MockStack::<u8>::new();
    stack.expect_joined::<char>().returning(|with| vec![(1, with)]);
    stack.expect_joined::<bool>().returning(|_| Vec::new());
    assert_eq!(stack.joined('c'), [(1, 'c')]);
    assert!(stack.joined(true).is_empty());
}

#[test]
fn a_constructor_of_a_generic_struct() {
    let ctx = MockStack::<String>::of_context();
    ctx.expect().returning(|first| {
        let mut stack = MockStack::default();
        stack.expect_top().return_const(Some(first));
        stack
    });
    assert_eq!(MockStack::of("x".to_owned()).top(), Some("x".to_owned()));
}

pub struct View<'a, T> {
    over: PhantomData<&'a ()>,
    items: Vec<T>,
}

#[automock]
impl<'a, T> View<'a, T> {
    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn accepts(&self, item: T) -> bool {
        drop(item);
        false
    }
}

#[test]
fn a_struct_with_a_lifetime() {
    let mut view = MockView::<u8>::new();
    view.expect_len().return_const(4usize);
    view.expect_accepts().withf(|item| *item > 1).return_const(true);
    assert_eq!(view.len(), 4);
    assert!(view.accepts(2));
}

pub struct Matrix<T, U>
where
    T: Clone,
{
    both: (T, U),
}

#[automock]
impl<T, U> Matrix<T, U>
where
    T: Clone + 'static,
    U: 'static,
{
    pub fn both(&self, swap: bool) -> (U, T)
    where
        U: Clone,
    {
        let _ = swap;
        (self.both.1.clone(), self.both.0.clone())
    }
}

#[test]
fn where_clauses_of_the_struct_and_of_the_method() {
    let mut matrix = MockMatrix::<u8, char>::new();
    matrix.expect_both().with(eq(true)).return_const(('u', 1));
    assert_eq!(matrix.both(true), ('u', 1));
}
