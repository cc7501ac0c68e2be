//! `async fn`, and functions that return futures.

use super::*;
use std::time::Duration;

use crate::failing::{self, failure};

#[automock]
pub trait Remote {
    async fn get(&self, key: &str) -> Option<Page>;
    async fn put(&mut self, key: String, page: &Page) -> Result<(), u8>;
    async fn name(&self) -> &str;
    fn later(&self, n: u8) -> impl Future<Output = u8> + Send;
    async fn twice(&self, n: u8) -> u8 {
        self.later(n).await * 2
    }
}

#[test]
fn async_methods_are_answered_when_awaited() {
    let mut mock = MockRemote::new();
    mock.expect_get().with("home").returning(|key| Some(page(key)));
    mock.put.side_effect([Ok(()), Err(1)]);
    mock.name.returns("remote");
    mock.expect_later().returning(|n| Box::pin(async move { n + 2 }));
    assert_eq!(ready(mock.get("home")), Some(page("home")));
    assert_eq!(ready(mock.put("a".into(), &page("x"))), Ok(()));
    assert_eq!(ready(mock.put("b".into(), &page("y"))), Err(1));
    assert_eq!(ready(mock.name()), "remote");
    assert_eq!(ready(mock.later(1)), 3);
    mock.get.assert_called_once_with("home");
}

#[test]
fn a_default_async_body_can_be_called() {
    let mock = MockRemote::new();
    mock.later.side_effect(|n: u8| -> Pin<Box<dyn Future<Output = u8> + Send>> {
        Box::pin(async move { n + 3 })
    });
    mock.twice.calls_default();
    assert_eq!(ready(mock.twice(1)), 8);
    mock.later.assert_called_once_with(1);
}

#[test]
fn a_call_is_recorded_before_it_is_awaited() {
    let mock = MockRemote::new();
    drop(mock.get("home"));
    mock.get.assert_called_once_with("home");
}

#[test]
fn calls_and_awaits_are_counted_apart() {
    let mock = MockRemote::new();
    mock.get.returns(None);
    mock.get.assert_not_awaited();
    drop(mock.get("a"));
    let later = mock.get("b");
    assert_eq!(ready(mock.get("c")), None);
    assert_eq!(ready(later), None);
    assert_eq!((mock.get.call_count(), mock.get.await_count()), (3, 2));
    assert_eq!(mock.get.call_args_list(), ["a", "b", "c"]);
    assert_eq!(mock.get.await_args_list(), ["c", "b"]);
    assert_eq!(mock.get.await_args().unwrap(), "b");
    mock.get.assert_awaited();
    mock.get.assert_awaited_with("b");
    mock.get.assert_any_await("c");
    mock.get.assert_has_awaits(["c", "b"]);
    mock.get.assert_has_awaits_any_order(["b", "c"]);
    let text = failure(|| mock.get.assert_all_awaited());
    assert!(
        text.starts_with(
            "Expected every call of 'MockRemote::get' to have been awaited: 2 of 3 were."
        ),
        "{text}"
    );
    assert!(
        text.contains("awaited, of these calls: 3. 2.") && text.contains("1. (\"a\")"),
        "{text}"
    );
    let text = failure(|| mock.get.assert_awaited_with("a"));
    assert!(text.contains("  Actual: MockRemote::get(\"b\")"), "{text}");
    assert!(text.contains("key: \"b\" does not match key == \"a\""), "{text}");
    assert!(failure(|| mock.get.assert_awaited_once()).contains("Awaited 2 times."));
    assert!(failure(|| mock.get.assert_awaited_once_with("b")).contains("awaited once. Awaited 2"));
    assert!(failure(|| mock.get.assert_any_await("a")).starts_with("expected await not found."));
    mock.get.reset_mock();
    mock.get.assert_not_awaited();
    assert!(mock.get.await_args().is_none());
    ready(mock.get("d"));
    mock.get.assert_awaited_once_with("d");
    mock.get.assert_all_awaited();
}

#[tokio::test(start_paused = true)]
async fn an_answer_may_take_its_time() {
    let mut mock = MockRemote::new();
    mock.expect_get().with("slow").returning_async(|key| {
        let key = key.to_string();
        async move {
            tokio::time::sleep(Duration::from_secs(3600)).await;
            Some(page(&key))
        }
    });
    mock.expect_get().returning(|_| None);
    let hasty = tokio::time::timeout(Duration::from_secs(60), mock.get("slow")).await;
    assert!(hasty.is_err(), "it is not there after a minute");
    assert_eq!(mock.get("slow").await, Some(page("slow")));
    assert_eq!(mock.get("fast").await, None);
    assert_eq!((mock.get.call_count(), mock.get.await_count()), (3, 3));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_may_wait_for_the_test() {
    let mut mock = MockRemote::new();
    let (open, gate) = tokio::sync::oneshot::channel();
    let mut gate = Some(gate);
    mock.expect_put().times(1).returning_async(move |_, _| {
        let gate = gate.take();
        async move {
            match gate {
                Some(gate) => gate.await.map_err(|_| 1),
                None => Err(2),
            }
        }
    });
    let put = mock.put.clone();
    let task = tokio::spawn(async move { mock.put("a".into(), &page("x")).await });
    put.until_called().await;
    assert!(!task.is_finished());
    open.send(()).unwrap();
    assert_eq!(task.await.unwrap(), Ok(()));
}

#[automock]
trait Streams {
    async fn map(&self, n: u8, with: impl Fn(u8) -> u8) -> u8;
    async fn sum(self, items: impl IntoIterator<Item = u8>) -> u8;
}

#[test]
fn async_methods_take_closures_and_iterators() {
    let mut mock = MockStreams::new();
    mock.expect_map().returning(|n, with| with(n));
    mock.expect_sum().returning(|items| items.sum());
    let by = 2;
    assert_eq!(ready(mock.map(3, |n| n * by)), 6);
    assert_eq!(ready(mock.sum([1, 2])), 3);
}

#[automock]
trait Sync {
    fn now(&self) -> u8;
}

#[test]
fn an_async_answer_of_a_function_that_is_not_async_is_a_failure_that_says_so() {
    let text = failure(|| {
        let mut mock = MockSync::new();
        mock.expect_now().returning_async(|| async { 1 });
        mock.now()
    });
    assert!(text.contains("gives a future, and this function is not `async`"), "{text}");
}

#[test]
#[should_panic(expected = "MockAgain::get: a future was polled after it had ended")]
fn a_future_that_was_ready_says_so_when_it_is_polled_again() {
    let remote = MockAgain::new();
    remote.get.returns(1);
    let mut future = std::pin::pin!(remote.get());
    let mut context = Context::from_waker(Waker::noop());
    assert!(future.as_mut().poll(&mut context).is_ready());
    let _ = future.poll(&mut context);
}

#[automock]
trait Again {
    async fn get(&self) -> u8;
}

struct Line<'l>(&'l str);

#[automock]
trait Lines {
    async fn first(&self) -> Line<'_>;
    async fn rest(&mut self, skip: u8) -> Vec<&str>;
    async fn title(&self) -> Cow<'_, str>;
}

#[test]
fn async_methods_may_give_what_borrows_from_the_mock() {
    let mut lines = MockLines::new();
    lines.expect_first().returning(|| Line("once"));
    lines.expect_rest().returning(|_| vec!["upon", "a", "time"]);
    lines.title.returns("tale");
    assert_eq!(ready(lines.first()).0, "once");
    assert_eq!(ready(lines.rest(1)), ["upon", "a", "time"]);
    assert_eq!(ready(lines.title()), "tale");
}

#[automock]
trait Lender {
    async fn name(&self) -> &str;
    async fn size(&mut self, of: &str) -> &mut u64;
    async fn first(&self) -> Option<&str>;
    async fn label(&self) -> &str {
        self.name().await
    }
}

#[automock]
#[async_trait::async_trait]
trait BoxedLender {
    async fn name(&self) -> &str;
}

#[test]
fn what_is_lent_is_awaited_too() {
    let mut lender = MockLender::new();
    lender.name.returns("x");
    lender.size.returns(3u64);
    lender.first.returns("y");
    lender.label.calls_default();
    drop(lender.name());
    assert_eq!((lender.name.call_count(), lender.name.await_count()), (1, 0));
    assert_eq!(*ready(lender.size("a")), 3);
    assert_eq!((ready(lender.label()), ready(lender.first())), ("x", Some("y")));
    lender.name.assert_awaited_once();
    lender.size.assert_awaited_once_with("a");
    lender.first.assert_awaited_once();
    lender.label.assert_awaited_once();
    assert_eq!(lender.name.call_args_list()[0].location().file(), file!());

    let boxed = MockBoxedLender::new();
    boxed.name.returns("z");
    assert_eq!(ready(boxed.name()), "z");
    boxed.name.assert_awaited_once();
}

#[automock]
trait Spent {
    async fn close(self, code: u8) -> u8;
    async fn unbox(self: Box<Self>) -> u8;
    async fn step(self: Pin<&mut Self>) -> u8;
}

#[test]
fn async_methods_may_take_their_mock_by_value() {
    let (closed, unboxed, mut stepped) = (MockSpent::new(), MockSpent::new(), MockSpent::new());
    let close = closed.close.clone();
    closed.close.calls(|code| code + 1);
    unboxed.unbox.returns(2);
    stepped.step.returns(3);
    assert_eq!(ready(closed.close(0)), 1);
    assert_eq!(ready(Box::new(unboxed).unbox()), 2);
    assert_eq!(ready(Pin::new(&mut stepped).step()), 3);
    close.assert_awaited_once_with(0);
}

#[automock]
trait Halt {
    async fn halt(&self, code: u8) -> !;
    async fn halt_all(code: u8) -> !;
}

#[test]
fn what_is_awaited_may_never_return() {
    let mut mock = MockHalt::new();
    mock.expect_halt().with(1).returning(|code| panic!("halted with {code}"));
    assert_eq!(failing::first_line(|| ready(mock.halt(1))), "halted with 1");
    let halt_all = MockHalt::halt_all_context();
    halt_all.expect().returning(|_| panic!("all"));
    assert_eq!(failing::first_line(|| ready(MockHalt::halt_all(1))), "all");
}

#[automock]
trait Opened<'t> {
    async fn open(name: &str) -> Self
    where
        Self: Sized;
    async fn motto() -> &'t str
    where
        Self: Sized;
    fn read(&self, into: &'t u8) -> u8;
}

#[test]
fn what_a_static_async_function_gives_may_have_the_lifetime_of_its_trait() {
    fn of_this_life<'t>(n: &'t u8) -> (u8, &'t str) {
        let opened = MockOpened::open_context();
        opened.expect().with("a").returning(|_| {
            let mut mock = MockOpened::new();
            mock.expect_read().returning(|n| *n);
            mock
        });
        let motto = <MockOpened<'t>>::motto_context();
        motto.expect().returning(|| "first");
        let mock: MockOpened<'t> = ready(MockOpened::open("a"));
        (mock.read(n), ready(<MockOpened<'t> as Opened<'t>>::motto()))
    }
    assert_eq!(of_this_life(&3), (3, "first"));
}

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

#[automock]
trait Boxed {
    fn find<'a>(&'a self, key: &'a str) -> Pin<Box<dyn Future<Output = &'a str> + Send + 'a>>;
    fn len<'a>(&'a self, key: &'a str) -> BoxFuture<'a, usize>;
    fn push<'a>(&'a self, to: &'a mut String) -> impl Future<Output = ()> + Send + 'a;
    fn parts<'a>(&'a self, text: &'a str) -> Box<dyn Iterator<Item = &'a str> + 'a>;
    fn own<'a>(&'a self, key: &str) -> BoxFuture<'a, usize>;
}

#[test]
fn a_boxed_future_may_hold_what_borrows_for_as_long_as_the_mock_is() {
    let (mut mock, text) = (MockBoxed::new(), String::from("a b"));
    mock.expect_find().returning(|key| Box::pin(async move { &key[1..] }));
    mock.expect_len().with("a b").returning(|key| Box::pin(async move { key.len() }));
    mock.expect_push().returning(|to| Box::pin(async move { to.push('c') }));
    mock.expect_parts().returning(|text| Box::new(text.split(' ')));
    mock.own.side_effect([Box::pin(async { 1usize }) as BoxFuture<'static, usize>]);
    assert_eq!((ready(mock.find(&text)), ready(mock.len(&text))), (" b", 3));
    assert_eq!((mock.parts(&text).count(), ready(mock.own("x"))), (2, 1));
    let mut to = String::new();
    ready(mock.push(&mut to));
    assert_eq!(to, "c");
    mock.len.assert_called_once_with("a b");
}
