//! `impl Trait` of several traits: a box that has them all.

use std::fmt::Debug;
use std::io::{self, Read, Seek, SeekFrom};

use super::*;

#[automock]
trait Shelf<T: Clone + Debug + 'static> {
    fn label(&self) -> impl Display + Debug;
    fn sizes(&self, least: u8) -> impl DoubleEndedIterator<Item = u8> + ExactSizeIterator + Send;
    fn titles(&self) -> impl Iterator<Item = &str> + Debug + '_;
    fn matching<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> + Debug + 'a;
    fn pairs<K: Debug + 'static>(&self, key: K) -> impl Iterator<Item = (K, T)> + Debug;
    fn open(name: &str) -> impl Display + Debug;
}

#[automock]
mod place {
    use std::fmt::{Debug, Display};

    pub fn name(n: u8) -> impl Display + Debug {
        n
    }
}

standin::mock! {
    Case<T: 'static> {
        fn label(&self) -> impl Display + Debug;
    }
    impl<T: 'static> Labelled<T> for Case<T> {
        fn labels(&self) -> impl ExactSizeIterator<Item = T> + DoubleEndedIterator + Send;
    }
}

trait Labelled<T> {
    fn labels(&self) -> impl ExactSizeIterator<Item = T> + DoubleEndedIterator + Send;
}

#[test]
fn what_is_returned_has_all_traits() {
    let mut shelf = MockShelf::<char>::new();
    shelf.label.calls(|| Box::new("a"));
    assert_eq!(format!("{0} {0:?}", shelf.label()), "a \"a\"");
    shelf.expect_sizes().returning(|least| Box::new([least, 9].into_iter()));
    assert_eq!((shelf.sizes(3).len(), shelf.sizes(3).next_back()), (2, Some(9)));
    shelf.titles.calls(|| Box::new(vec!["title"].into_iter()));
    assert_eq!(shelf.titles().next(), Some("title"));
    shelf.matching.calls(|word| Box::new([word].into_iter()));
    assert_eq!(shelf.matching("word").next(), Some("word"));
    shelf.expect_pairs::<u8>().returning(|key| Box::new([(key, 'x')].into_iter()));
    assert_eq!(shelf.pairs(1_u8).next(), Some((1, 'x')));
    let open = MockShelf::<char>::open_context();
    open.expect().returning(|name| Box::new(name.len()));
    assert_eq!(MockShelf::<char>::open("abc").to_string(), "3");
    let name = mock_place::name_context();
    name.expect().returning(|n| Box::new(n + 1));
    assert_eq!(
        (mock_place::name(1).to_string(), place::name(1).to_string()),
        ("2".into(), "1".into())
    );
    let case = MockCase::<u8>::new();
    case.label.calls(|| Box::new(1));
    case.labels.calls(|| Box::new([1, 2].into_iter()));
    assert_eq!((case.label().to_string(), case.labels().len()), ("1".into(), 2));
}

#[automock(wrapping)]
trait Sink {
    fn copy(&self, from: impl Read + Seek) -> io::Result<u64>;
    fn twice(&self, of: impl Fn(&str) -> usize + Clone) -> usize;
    fn show(&self, what: impl Display + Debug) -> String {
        format!("{what} {what:?}")
    }
    fn each(&self, of: impl Iterator<Item = u8> + Clone) -> usize {
        of.clone().count() + of.count()
    }
}

struct File;
impl Sink for File {
    fn copy(&self, mut from: impl Read + Seek) -> io::Result<u64> {
        from.seek(SeekFrom::End(0))
    }
    fn twice(&self, of: impl Fn(&str) -> usize + Clone) -> usize {
        of.clone()("a") + of("bc")
    }
}

#[test]
fn an_original_gets_an_argument_with_all_its_traits() {
    let spy = MockSink::wrapping(File);
    assert_eq!(spy.copy(io::Cursor::new([7, 8])).unwrap(), 2);
    assert_eq!((spy.twice(str::len), spy.show("a"), spy.each(0..2)), (3, "a \"a\"".into(), 4));
    let mut mock = MockSink::new();
    mock.show.calls_default();
    mock.each.calls_default();
    mock.expect_copy().returning(|mut from| from.seek(SeekFrom::Start(1)));
    mock.expect_twice().returning(|of| of("abc"));
    assert_eq!(mock.copy(io::Cursor::new([7, 8])).unwrap(), 1);
    assert_eq!((mock.twice(str::len), mock.show("b"), mock.each(0..3)), (3, "b \"b\"".into(), 6));
}
