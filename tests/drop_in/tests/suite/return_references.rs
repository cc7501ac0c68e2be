//! Methods of `&self` that lend a value out of the mock.

use super::support::panic_text;
use mockall::{automock, predicate::eq};
use std::{
    ffi::{CStr, CString, OsStr, OsString},
    fmt::Display,
    path::{Path, PathBuf},
};

#[derive(Debug, PartialEq)]
pub struct Part(u32);

#[automock]
pub trait Store {
    fn part(&self, id: u32) -> &Part;
    fn name(&self) -> &str;
    fn parts(&self) -> &[Part];
    fn path(&self) -> &Path;
    fn os(&self) -> &OsStr;
    fn c(&self) -> &CStr;
    fn shown(&self, id: u32) -> &dyn Display;
    fn maybe(&self) -> &Option<String>;
    fn all(&self) -> &Vec<u8>;
}

#[test]
fn a_value_is_lent_again_and_again() {
    let mut store = MockStore::new();
    store.expect_part().times(2).return_const(Part(4));
    let first = store.part(1);
    let second = store.part(1);
    assert!(std::ptr::eq(first, second));
    assert_eq!(*first, Part(4));
}

#[test]
fn the_arguments_choose_the_value() {
    let mut store = MockStore::new();
    store.expect_part().with(eq(1)).return_const(Part(10));
    store.expect_part().withf(|id| *id == 2).return_const(Part(20));
    assert_eq!(store.part(1).0 + store.part(2).0, 30);
    let text = panic_text(|| store.part(3).0);
    assert_eq!(text, "MockStore::part(3): No matching expectation found");
}

#[test]
fn text_is_given_as_a_string() {
    let mut store = MockStore::new();
    store.expect_name().return_const("bolts".to_owned());
    assert_eq!(store.name(), "bolts");
}

#[test]
fn a_slice_is_given_as_a_vec() {
    let mut store = MockStore::new();
    store.expect_parts().return_const(vec![Part(1), Part(2)]);
    assert_eq!(store.parts(), [Part(1), Part(2)]);
}

#[test]
fn paths_and_foreign_strings_are_given_owned() {
    let mut store = MockStore::new();
    store.expect_path().return_const(PathBuf::from("/store"));
    store.expect_os().return_const(OsString::from("os"));
    store.expect_c().return_const(CString::new("c").unwrap());
    assert_eq!(store.path(), Path::new("/store"));
    assert_eq!(store.os(), "os");
    assert_eq!(store.c().to_bytes(), b"c");
}

#[test]
fn a_trait_object_is_given_in_a_box() {
    let mut store = MockStore::new();
    store.expect_shown().with(eq(1)).return_const(Box::new("one"));
    store.expect_shown().with(eq(2)).return_const(Box::new(2.5));
    assert_eq!(format!("{} {}", store.shown(1), store.shown(2)), "one 2.5");
}

#[test]
fn references_to_containers() {
    let mut store = MockStore::new();
    store.expect_maybe().return_const(Some("x".to_owned()));
    store.expect_all().return_const(vec![1]);
    assert_eq!(store.maybe().as_deref(), Some("x"));
    assert_eq!(store.all().len(), 1);
}

#[test]
fn what_a_constant_is_made_of_is_inferred() {
    let mut store = MockStore::new();
    store.expect_name().return_const("bolts".into());
    store.expect_parts().return_const([1, 2].into_iter().map(Part).collect());
    store.expect_path().return_const("/store".into());
    store.expect_maybe().return_const(Default::default());
    store.expect_all().return_const([1, 2].into());
    assert_eq!((store.name(), store.parts().len()), ("bolts", 2));
    assert_eq!((store.path(), store.maybe()), (Path::new("/store"), &None));
    assert_eq!(store.all(), &[1, 2]);
}

#[automock]
pub trait Shelf {
    fn any<T: 'static>(&self) -> &T;
    fn all<T: 'static>(&self, of: T) -> &Vec<T>;
    fn change<T: 'static>(&mut self) -> &mut T;
    fn price<T: 'static>(&self, of: T) -> &u32;
}

#[test]
fn generic_methods_lend_whatever_they_are_called_for() {
    let mut shelf = MockShelf::new();
    shelf.expect_any::<u8>().return_const(1);
    shelf.expect_all::<char>().with(eq('x')).return_const(vec!['x']);
    shelf.expect_change::<String>().return_var("a".into());
    shelf.expect_price::<u8>().return_const(5);
    shelf.change::<String>().push('b');
    assert_eq!((*shelf.any::<u8>(), shelf.all('x').len()), (1, 1));
    assert_eq!(shelf.change::<String>(), "ab");
    assert_eq!(*shelf.price(1u8), 5);
}

#[test]
fn a_generic_method_that_lends_what_nobody_expects() {
    let text = panic_text(|| MockShelf::new().any::<std::rc::Rc<u8>>().clone());
    assert_eq!(text, "MockShelf::any(): No matching expectation found");
}

pub struct Crate<T>(T);

#[automock]
impl<T: 'static> Crate<T> {
    pub fn inside(&self) -> &T {
        &self.0
    }
    pub fn found<Q: 'static>(&self, by: Q) -> &T {
        drop(by);
        &self.0
    }
}

#[test]
fn what_a_generic_struct_lends_is_inferred_too() {
    let mut bottles = MockCrate::<String>::new();
    bottles.expect_inside().return_const("a".into());
    bottles.expect_found::<u8>().return_const("b".into());
    assert_eq!((bottles.inside().as_str(), bottles.found(1u8).as_str()), ("a", "b"));
}

#[test]
fn counts_hold_for_lent_values() {
    let text = panic_text(|| {
        let mut store = MockStore::new();
        store.expect_name().once().return_const(String::new());
        assert_eq!(store.name(), "");
        store.name().len()
    });
    assert_eq!(
        text,
        "MockStore::name: Expectation(<anything>) called 2 times which is more than the expected 1"
    );
}
