//! Functions that return futures which borrow, from `self` or from an argument.

use super::*;

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

#[automock(wrapping)]
trait Sleeper {
    fn sleep(&self, n: u64) -> Pin<Box<dyn Future<Output = u64> + Send + '_>>;
    fn turn<'a>(&'a mut self, name: &str) -> Pin<Box<dyn Future<Output = ()> + 'a>>;
    fn told(&self) -> impl Future<Output = String> + Send + '_;
    fn rest(&self) -> Pin<Box<dyn Future<Output = u8> + Send>> {
        Box::pin(async { 8 })
    }
}

struct Rests(u64);
impl Sleeper for Rests {
    fn sleep(&self, n: u64) -> Pin<Box<dyn Future<Output = u64> + Send + '_>> {
        Box::pin(async move { self.0 + n })
    }
    fn turn<'a>(&'a mut self, name: &str) -> Pin<Box<dyn Future<Output = ()> + 'a>> {
        let length = name.len() as u64;
        Box::pin(async move { self.0 += length })
    }
    async fn told(&self) -> String {
        self.0.to_string()
    }
}

#[test]
fn a_box_that_borrows_from_the_mock_is_answered_and_awaited_as_others() {
    let mut mock = MockSleeper::new();
    mock.sleep.returns(3);
    mock.expect_sleep().with(1).returning(|n| Box::pin(async move { n }));
    mock.expect_turn().returning_async(|_| async {});
    mock.told.side_effect(["yes"]);
    assert_eq!(
        (ready(mock.sleep(1)), ready(mock.sleep(2)), ready(mock.told())),
        (1, 3, "yes".into())
    );
    ready(mock.turn("a"));
    mock.sleep.assert_has_awaits([1, 2]);
    mock.turn.assert_awaited_once_with("a");
    assert_eq!(ready(MockSleeper::lenient().sleep(1)), 0);
    let mut spy = MockSleeper::wrapping(Rests(4));
    ready(spy.turn("ab"));
    assert_eq!((ready(spy.sleep(1)), ready(spy.told())), (7, "6".into()));
    spy.sleep.assert_awaited_once();
    spy.turn.assert_awaited_once();
    mock.rest.calls_default();
    drop(mock.rest());
    assert_eq!(ready(mock.rest()), 8);
    assert_eq!((mock.rest.call_count(), mock.rest.await_count()), (2, 1));
}

/// As many crates call it.
type Boxes<'a, T> = Pin<Box<dyn Future<Output = Result<T, String>> + Send + 'a>>;

mod fallible {
    pub type BoxFuture<'a, T> = super::Boxes<'a, T>;
}

#[automock(wrapping)]
trait Pages {
    fn get<'a>(&'a self, key: &'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>>;
    fn put<'a>(&'a mut self, key: &'a str, n: Rc<u8>) -> impl Future<Output = Rc<u8>> + 'a;
    fn all<'a>(&self, keys: &'a [&'a str]) -> BoxFuture<'a, ()>;
    fn checked<'a>(&'a self, key: &'a str) -> fallible::BoxFuture<'a, u8>;
    fn lasting(&self) -> fallible::BoxFuture<'static, u8>;
}

struct Shelf;
impl Pages for Shelf {
    fn get<'a>(&'a self, key: &'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> {
        Box::pin(async { key.len() })
    }
    #[allow(clippy::manual_async_fn)]
    fn put<'a>(&'a mut self, key: &'a str, n: Rc<u8>) -> impl Future<Output = Rc<u8>> + 'a {
        async move { if key.is_empty() { Rc::new(0) } else { n } }
    }
    fn all<'a>(&self, keys: &'a [&'a str]) -> BoxFuture<'a, ()> {
        Box::pin(async move { assert!(keys.len() < 9) })
    }
    fn checked<'a>(&'a self, key: &'a str) -> fallible::BoxFuture<'a, u8> {
        Box::pin(async { key.parse().map_err(|_| key.to_string()) })
    }
    fn lasting(&self) -> fallible::BoxFuture<'static, u8> {
        Box::pin(async { Ok(1) })
    }
}

#[test]
fn a_box_that_borrows_from_an_argument_is_answered_and_awaited_as_others() {
    let mut mock = MockPages::new();
    mock.get.returns(3);
    mock.expect_get().with("ab").returning(|key| Box::pin(async { key.len() }));
    mock.expect_get().with("abc").returning_async(|_| async { 7 });
    mock.put.calls(|_, n| Box::pin(async { n }));
    mock.all.returns(());
    mock.checked.side_effect([Ok(1), Err("no".to_string())]);
    mock.lasting.returns(Ok(4));
    assert_eq!((ready(mock.get("a")), ready(mock.get("ab")), ready(mock.get("abc"))), (3, 2, 7));
    assert_eq!(*ready(mock.put("a", Rc::new(5))), 5);
    ready(mock.all(&["a"]));
    assert_eq!(ready(mock.checked("a")), Ok(1));
    drop(mock.checked("a"));
    assert_eq!(ready(mock.lasting()), Ok(4));
    mock.get.assert_has_awaits(["a", "ab", "abc"]);
    mock.put.assert_awaited_once();
    mock.all.assert_awaited_once_with(["a"]);
    assert_eq!((mock.checked.call_count(), mock.checked.await_count()), (2, 1));
    let mut mock = MockPages::lenient();
    assert_eq!((ready(mock.get("a")), *ready(mock.put("", Rc::new(1)))), (0, 0));
    ready(mock.all(&[]));
}

#[test]
fn a_spy_notes_the_awaits_of_a_box_that_borrows_from_an_argument() {
    let mut spy = MockPages::wrapping(Shelf);
    assert_eq!((ready(spy.get("abc")), *ready(spy.put("a", Rc::new(5)))), (3, 5));
    ready(spy.all(&["a"]));
    assert_eq!((ready(spy.checked("8")), ready(spy.lasting())), (Ok(8), Ok(1)));
    spy.get.assert_awaited_once_with("abc");
    spy.put.assert_awaited_once();
    spy.all.assert_all_awaited();
    spy.checked.assert_awaited_once();
    spy.lasting.assert_awaited_once();
    spy.get.returns(9);
    assert_eq!(ready(spy.get("abc")), 9);
}

#[automock]
trait Apart {
    fn merge(&self, a: &mut Vec<&str>, b: &mut Vec<&str>) -> impl Future<Output = usize> + Send;
    fn find<'a, T: Clone + Send + 'static>(
        &'a self,
        key: &'a str,
    ) -> Pin<Box<dyn Future<Output = Option<T>> + Send + 'a>>;
    fn lent<'a>(&'a self, key: &'a str) -> Pin<Box<dyn Future<Output = &'a str> + Send + 'a>>;
}

#[test]
fn a_future_is_handed_over_where_lifetimes_stay_apart_or_what_is_awaited_borrows() {
    let mut mock = MockApart::new();
    mock.expect_merge().returning(|a, b| {
        let length = a.len() + b.len();
        Box::pin(async move { length })
    });
    let (key, mut keys) = (String::from("a"), vec!["b"]);
    assert_eq!(ready(mock.merge(&mut vec![key.as_str()], &mut keys)), 2);
    mock.lent.calls(|key| Box::pin(async move { key }));
    assert_eq!(ready(mock.lent(&key)), "a");
    mock.find.of::<u8>().returns(Some(3));
    assert_eq!(ready(mock.find::<u8>(&key)), Some(3));
    mock.find.of::<u8>().assert_awaited_once_with("a");
}

#[automock]
trait Stream<'r> {
    fn read<'a>(&'a mut self, into: &'a mut [u8]) -> BoxFuture<'a, std::io::Result<usize>>;
    fn visit<'a>(&'a self, with: Box<dyn Fn(&str) -> u8 + Send + 'a>) -> BoxFuture<'a, u8>;
    fn length<'a>(&'a self, of: &'a str) -> BoxFuture<'a, usize> {
        Box::pin(async move { of.len() })
    }
    fn root(&self, of: &'r str) -> BoxFuture<'r, u8>;
}

#[test]
fn such_a_future_changes_what_it_borrows_and_calls_what_borrows() {
    let mut stream = MockStream::new();
    stream.read.calls(|into| {
        Box::pin(async move {
            into[0] = 9;
            Ok(1)
        })
    });
    stream.visit.calls(|with| Box::pin(async move { with("abc") }));
    stream.length.calls_default();
    stream.root.returns(4);
    let (mut buffer, more) = ([0, 0], 2);
    assert_eq!(ready(stream.read(&mut buffer)).unwrap(), 1);
    assert_eq!(buffer, [9, 0]);
    assert_eq!(ready(stream.visit(Box::new(|text| text.len() as u8 + more))), 5);
    assert_eq!((ready(stream.length("four")), ready(stream.root("/"))), (4, 4));
    stream.read.assert_awaited_once();
    stream.visit.assert_awaited_once();
    stream.length.assert_awaited_once_with("four");
    stream.root.assert_awaited_once_with("/");
}
