//! The `_st` forms take what is not `Send`, and refuse another thread.

use super::support::{panic_text, text_of};
use mockall::automock;
use std::{cell::Cell, rc::Rc, thread};

const WRONG_THREAD: &str =
    "trying to access wrapped value in fragile container from incorrect thread.";

fn elsewhere(tree: MockTree) -> String {
    let text = thread::scope(|scope| text_of(scope.spawn(|| tree.depth(1)).join().unwrap_err()));
    std::mem::forget(tree);
    text
}

#[automock]
pub trait Tree {
    fn root(&self) -> Rc<u32>;
    fn child(&self, of: Rc<u32>) -> Rc<u32>;
    fn depth(&self, limit: u32) -> u32;
}

#[test]
fn returning_st_calls_a_closure_that_is_not_send() {
    let calls = Rc::new(Cell::new(0));
    let seen = calls.clone();
    let mut tree = MockTree::new();
    tree.expect_child().returning_st(move |of| {
        seen.set(seen.get() + 1);
        Rc::new(*of + 1)
    });
    assert_eq!(*tree.child(tree_of(4)), 5);
    assert_eq!(*tree.child(tree_of(6)), 7);
    assert_eq!(calls.get(), 2);
}

fn tree_of(n: u32) -> Rc<u32> {
    Rc::new(n)
}

#[test]
fn return_const_st_clones_a_value_that_is_not_send() {
    let root = Rc::new(11);
    let mut tree = MockTree::new();
    tree.expect_root().return_const_st(root.clone());
    assert!(Rc::ptr_eq(&tree.root(), &root));
    assert!(Rc::ptr_eq(&tree.root(), &root));
}

#[test]
fn return_once_st_moves_a_value_that_is_not_send() {
    let root = Rc::new(3);
    let mut tree = MockTree::new();
    tree.expect_root().return_once_st(move || root);
    assert_eq!(*tree.root(), 3);
}

#[test]
fn withf_st_compares_with_a_value_that_is_not_send() {
    let wanted = Rc::new(5);
    let same = wanted.clone();
    let mut tree = MockTree::new();
    tree.expect_child().withf_st(move |of| Rc::ptr_eq(of, &same)).returning_st(|of| of);
    assert_eq!(*tree.child(wanted), 5);
}

#[test]
fn withf_st_names_itself_in_the_message() {
    let text = panic_text(|| {
        let mut tree = MockTree::new();
        tree.expect_depth().withf_st(|_| true).times(2).returning(|n| n);
        tree.depth(1);
    });
    assert_eq!(
        text,
        "MockTree::depth: Expectation(<single threaded function>) called 1 time(s) which is fewer than expected 2"
    );
}

#[test]
fn returning_st_refuses_another_thread() {
    let mut tree = MockTree::new();
    tree.expect_depth().returning_st(|n| n);
    assert_eq!(elsewhere(tree), WRONG_THREAD);
}

#[test]
fn return_const_st_refuses_another_thread() {
    let mut tree = MockTree::new();
    tree.expect_depth().return_const_st(2u32);
    assert_eq!(elsewhere(tree), WRONG_THREAD);
}

#[test]
fn withf_st_refuses_another_thread() {
    let mut tree = MockTree::new();
    tree.expect_depth().withf_st(|n| *n == 1).returning(|n| n);
    assert_eq!(elsewhere(tree), WRONG_THREAD);
}
