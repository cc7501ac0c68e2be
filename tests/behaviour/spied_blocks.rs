//! Spies of what `mock!` spells out: of traits of other crates, of several at once.

use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;

use standin::{effect, mock};

use crate::signatures::ready;

mock! {
    #[wrapping]
    Source {}
    impl Read for Source {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize>;
    }
    impl Seek for Source {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64>;
    }
}

trait Keyed<K> {
    fn find(&self, key: &K) -> Option<&str>;
}

trait Remote {
    async fn load(&self, key: &str) -> usize;
}

struct Pages(&'static str);

impl<K: ToString> Keyed<K> for Pages {
    fn find(&self, key: &K) -> Option<&str> {
        (key.to_string() == "1").then_some(self.0)
    }
}

impl Remote for Pages {
    async fn load(&self, key: &str) -> usize {
        key.len()
    }
}

mock! {
    #[wrapping]
    #[derive(Clone)]
    pub Shelf<K: Clone + std::fmt::Debug + Send + Sync + 'static> {}
    impl<K: Clone + std::fmt::Debug + Send + Sync + 'static> Keyed<K> for Shelf<K> {
        fn find(&self, key: &K) -> Option<&str>;
    }
    impl<K: Clone + std::fmt::Debug + Send + Sync + 'static> Remote for Shelf<K> {
        async fn load(&self, key: &str) -> usize;
    }
}

#[test]
fn traits_of_other_crates_are_spied_on() {
    let mut source = MockSource::wrapping(Cursor::new(b"some text".to_vec()));
    let mut text = String::new();
    source.seek(SeekFrom::Start(5)).unwrap();
    source.read_to_string(&mut text).unwrap();
    assert_eq!(text, "text");
    source.seek.assert_called_once_with(SeekFrom::Start(5));
    assert_eq!(SpySource::real(&source).position(), 9);
}

#[test]
fn a_trait_that_the_real_object_has_not_is_not_asked_for() {
    let mut source = MockSource::wrapping(&b"text"[..]);
    let mut text = String::new();
    source.read_to_string(&mut text).unwrap();
    assert_eq!(text, "text");
}

#[test]
fn generic_traits_and_async_methods_of_a_shared_object() {
    let shelf = MockShelf::<u8>::wrapping(Arc::new(Pages("one")));
    shelf.load.effects([effect::pass_through(), effect::value(9usize)]);
    assert_eq!((shelf.find(&1), shelf.find(&2)), (Some("one"), None));
    assert_eq!((ready(shelf.load("abc")), ready(shelf.load("abc"))), (3, 9));
    shelf.find.assert_has_calls([&1, &2]);
    shelf.load.assert_awaited();
    let other = shelf.clone();
    other.find.returns("double");
    assert_eq!(shelf.find(&2), Some("double"));
    assert_eq!(format!("{shelf:?}"), "MockShelf");
}

#[test]
fn a_mock_that_is_set_up_is_given_a_fake() {
    let mut mock = MockShelf::<u8>::new();
    mock.expect_find().with(7).return_const(Some("seven".to_string()));
    let shelf = mock.delegate_to(Pages("one"));
    assert_eq!((shelf.find(&7), shelf.find(&1)), (Some("seven"), Some("one")));
}
