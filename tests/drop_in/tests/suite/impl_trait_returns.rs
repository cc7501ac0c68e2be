//! Methods that return `impl Trait` are expected to return a box.

#![allow(refining_impl_trait)]

use mockall::{automock, mock, predicate::eq};
use std::fmt::{Debug, Display};

pub struct Library {
    titles: Vec<String>,
}

#[automock]
impl Library {
    pub fn motto(&self) -> impl Display {
        "read"
    }

    pub fn state(&self, verbose: bool) -> impl Debug + Send + 'static {
        verbose
    }

    pub fn lengths(&self) -> impl Iterator<Item = usize> + 'static {
        self.titles.iter().map(String::len).collect::<Vec<_>>().into_iter()
    }

    pub fn numbered(&mut self, from: usize) -> impl DoubleEndedIterator<Item = (usize, String)> {
        self.titles.clone().into_iter().enumerate().map(move |(i, title)| (i + from, title)).rev()
    }

    pub fn fixed() -> impl Iterator<Item = u8> {
        [1, 2].into_iter()
    }
}

#[test]
fn display_and_debug() {
    let mut library = MockLibrary::new();
    library.expect_motto().returning(|| Box::new(String::from("write")));
    library.expect_state().with(eq(true)).returning(|_| Box::new(Some(1)));
    library.expect_state().returning(|_| Box::new(()));
    assert_eq!(library.motto().to_string(), "write");
    assert_eq!(format!("{:?} {:?}", library.state(true), library.state(false)), "Some(1) ()");
}

#[test]
fn iterators() {
    let mut library = MockLibrary::new();
    library.expect_lengths().times(2).returning(|| Box::new(0..3));
    library.expect_numbered().returning(|from| Box::new(vec![(from, "x".to_owned())].into_iter()));
    assert_eq!(library.lengths().sum::<usize>() + library.lengths().count(), 6);
    assert_eq!(library.numbered(5).next_back(), Some((5, "x".to_owned())));
}

#[test]
fn a_prepared_iterator_is_moved_out() {
    let mut library = MockLibrary::new();
    let prepared = Box::new(std::iter::once(7));
    library.expect_lengths().return_once(move || prepared);
    assert_eq!(library.lengths().collect::<Vec<_>>(), [7]);
}

#[test]
fn a_static_method() {
    let ctx = MockLibrary::fixed_context();
    ctx.expect().returning(|| Box::new([9].into_iter()));
    assert_eq!(MockLibrary::fixed().collect::<Vec<_>>(), [9]);
}

#[test]
fn the_struct_itself_is_left_alone() {
    let mut library = Library { titles: vec!["ab".into(), "c".into()] };
    assert_eq!(library.lengths().collect::<Vec<_>>(), [2, 1]);
    assert_eq!(library.numbered(1).next(), Some((2, "c".to_owned())));
    assert_eq!(Library::fixed().sum::<u8>() + library.motto().to_string().len() as u8, 7);
    assert_eq!(format!("{:?}", library.state(true)), "true");
}

#[automock]
pub trait Words {
    fn all(&self, n: usize) -> impl Iterator<Item = String>;
    fn shown(&self) -> impl Display;
}

fn joined(words: &impl Words) -> String {
    words.all(2).collect::<Vec<_>>().join(&words.shown().to_string())
}

#[test]
fn methods_of_a_trait() {
    let mut words = MockWords::new();
    words.expect_all().returning(|n| Box::new((0..n).map(|i| i.to_string())));
    words.expect_shown().returning(|| Box::new('-'));
    assert_eq!(joined(&words), "0-1");
}

mock! {
    Catalogue {
        fn pages(&self) -> impl ExactSizeIterator<Item = u32>;
    }
    impl Words for Catalogue {
        fn all(&self, n: usize) -> impl Iterator<Item = String>;
        fn shown(&self) -> impl Display;
    }
}

#[test]
fn methods_in_mock() {
    let mut catalogue = MockCatalogue::new();
    catalogue.expect_pages().returning(|| Box::new([1, 2, 3].into_iter()));
    catalogue.expect_all().returning(|_| Box::new(["a".to_owned()].into_iter()));
    catalogue.expect_shown().returning(|| Box::new(0));
    assert_eq!(catalogue.pages().len(), 3);
    assert_eq!(joined(&catalogue), "a");
}

pub trait Weighed {
    fn weight(&self) -> u8;
}

impl Weighed for u8 {
    fn weight(&self) -> u8 {
        *self
    }
}

mock! {
    pub Scale {
        fn load(&self, n: u8) -> impl Weighed + Send;
        fn empty() -> impl Weighed;
    }
}

#[test]
fn a_struct_hands_over_the_box_of_a_trait_that_boxes_lack() {
    let mut scale = MockScale::new();
    scale.expect_load().returning(|n| Box::new(n));
    let load: Box<dyn Weighed + Send> = scale.load(3);
    assert_eq!(load.weight(), 3);
    let empty = MockScale::empty_context();
    empty.expect().returning(|| Box::new(0u8));
    assert_eq!(MockScale::empty().weight(), 0);
}
