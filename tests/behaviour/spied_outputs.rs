//! A real object behind what returns an `impl Trait`.

use std::future::Future;
use std::pin::Pin;

use standin::automock;

use crate::signatures::ready;

struct Metrics(u8);

/// The pools of `deadpool` have such managers.
#[automock(wrapping)]
trait Manager {
    fn recycle(
        &self,
        conn: &mut String,
        metrics: &Metrics,
    ) -> impl Future<Output = Result<(), String>> + Send;
    fn names(&self, of: &str, apart: &mut [u8]) -> impl Iterator<Item = u8>;
    fn ping(&self, host: impl AsRef<str>, path: &str) -> impl Future<Output = usize>;
}

struct Pool;
impl Manager for Pool {
    async fn recycle(&self, conn: &mut String, metrics: &Metrics) -> Result<(), String> {
        conn.push_str(&format!(" after {}", metrics.0));
        Ok(())
    }
    fn names(&self, of: &str, apart: &mut [u8]) -> impl Iterator<Item = u8> {
        of.bytes().filter(|byte| !apart.contains(byte))
    }
    async fn ping(&self, host: impl AsRef<str>, path: &str) -> usize {
        host.as_ref().len() + path.len()
    }
}

#[test]
fn an_opaque_output_may_hold_several_arguments() {
    let mut pool = MockManager::wrapping(Pool);
    let mut conn = "conn".to_string();
    assert_eq!(ready(pool.recycle(&mut conn, &Metrics(3))), Ok(()));
    assert_eq!(conn, "conn after 3");
    assert_eq!(pool.names("abc", &mut [b'b']).collect::<Vec<_>>(), b"ac");
    assert_eq!(ready(pool.ping("home", "/")), 5);
    pool.expect_recycle().returning_async(|conn, _| {
        conn.clear();
        async { Err("stale".into()) }
    });
    assert_eq!(ready(pool.recycle(&mut conn, &Metrics(4))), Err("stale".into()));
    assert_eq!(conn, "");
    assert_eq!((pool.recycle.await_count(), pool.ping.await_count()), (2, 1));
}

#[automock(wrapping)]
trait Fetch {
    fn length(&self, url: &str, times: usize) -> impl Future<Output = usize>;
}

struct Web;
impl Fetch for Web {
    async fn length(&self, url: &str, times: usize) -> usize {
        url.len() * times
    }
}

#[test]
fn a_real_object_is_called_with_other_arguments() {
    let mut spy = MockFetch::wrapping(Web);
    spy.expect_length().calls_original_with(|url, times| (&url[1..], times + 1));
    assert_eq!(ready(spy.length("abc", 2)), 6);
}

#[automock(wrapping)]
trait Letters {
    fn of(&self, text: &str) -> impl DoubleEndedIterator<Item = char>;
    fn bytes(&self) -> impl ExactSizeIterator<Item = u8>;
    async fn later(&self, least: u8) -> impl Iterator<Item = u8>;
}

struct Latin;
impl Letters for Latin {
    fn of(&self, text: &str) -> impl DoubleEndedIterator<Item = char> {
        text.chars()
    }
    fn bytes(&self) -> impl ExactSizeIterator<Item = u8> {
        [1, 2, 3].into_iter()
    }
    async fn later(&self, least: u8) -> impl Iterator<Item = u8> {
        least..5
    }
}

#[test]
fn iterators_of_a_real_object_go_backwards_and_have_a_length() {
    let mut spy = MockLetters::wrapping(Latin);
    assert_eq!((spy.of("abc").rev().collect::<String>(), spy.bytes().len()), ("cba".into(), 3));
    spy.expect_of().returning(|_| Box::new(['x', 'y'].into_iter()));
    spy.expect_bytes().returning(|| Box::new([1].into_iter()));
    assert_eq!((spy.of("abc").next_back(), spy.bytes().len()), (Some('y'), 1));
    assert_eq!(ready(spy.later(2)).count(), 3);
    spy.expect_later().returning(|least| Box::new(std::iter::once(least)));
    assert_eq!(ready(spy.later(7)).collect::<Vec<_>>(), [7]);
}

#[automock(wrapping)]
trait Request {
    fn header(&mut self, name: &str) -> &mut Self;
    fn checked(&self) -> &Self;
    fn count(&self) -> usize;
}

#[derive(Default)]
struct Get(Vec<String>);
impl Request for Get {
    fn header(&mut self, name: &str) -> &mut Self {
        self.0.push(name.to_string());
        self
    }
    fn checked(&self) -> &Self {
        self
    }
    fn count(&self) -> usize {
        self.0.len()
    }
}

#[test]
fn a_spy_hands_itself_back_where_a_real_object_does() {
    let mut spy = MockRequest::wrapping(Get::default());
    assert_eq!(spy.header("a").header("b").checked().count(), 2);
    spy.header.assert_has_calls(["a", "b"]);
    spy.checked.assert_called_once();
}

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

#[automock(wrapping)]
trait Shelf {
    fn title(&self, or: &str) -> impl Future<Output = &str> + Send;
    fn pages(&mut self, more: &mut [u8]) -> impl Future<Output = &mut Vec<u8>>;
    fn label(&self) -> BoxFuture<'_, Result<&str, String>>;
}

struct Books(Vec<u8>);
impl Shelf for Books {
    async fn title(&self, _: &str) -> &str {
        "books"
    }
    async fn pages(&mut self, more: &mut [u8]) -> &mut Vec<u8> {
        self.0.extend_from_slice(more);
        &mut self.0
    }
    fn label(&self) -> BoxFuture<'_, Result<&str, String>> {
        Box::pin(async { Ok("B") })
    }
}

#[test]
fn what_is_awaited_of_an_opaque_future_may_be_lent() {
    let mut shelf = MockShelf::wrapping(Books(vec![1]));
    assert_eq!((ready(shelf.title("?")), ready(shelf.label())), ("books", Ok("B")));
    assert_eq!(*ready(shelf.pages(&mut [2])), [1, 2]);
    shelf.label.returns(Ok("C"));
    shelf.expect_title().returning(|_| Box::pin(async { "journals" }));
    assert_eq!((ready(shelf.title("?")), ready(shelf.label())), ("journals", Ok("C")));
    let mock = MockShelf::new();
    mock.label.side_effect([Ok("D"), Err("none".to_string())]);
    assert_eq!((ready(mock.label()), ready(mock.label())), (Ok("D"), Err("none".into())));
}
