//! Functions that return futures: what is awaited of them is an answer too, and a test can ask whether it was.

use super::*;
use std::collections::HashMap;
use std::io;
use std::sync::MutexGuard;

use crate::failing::failure;

#[automock]
trait Fetch {
    fn page(&self, id: u8) -> impl Future<Output = Result<String, io::Error>> + Send;
    fn size(&self) -> impl Future<Output = u64>;
    fn boxed(&self) -> BoxFuture<'_, Option<u8>>;
    fn shared(&self) -> Arc<dyn Fn() + Send>;
    fn read(&self) -> io::Result<()>;
    fn lock(&self) -> MutexGuard<'_, u8>;
    fn spawn(&self) -> io::Result<std::thread::JoinHandle<()>>;
    fn child(&self, n: u8) -> std::process::Child;
}

#[test]
fn a_side_effect_gives_what_is_awaited_of_a_future_that_is_returned() {
    let mock = MockFetch::new();
    mock.page.side_effect([Ok("home".to_string()), Err(io::ErrorKind::TimedOut.into())]);
    mock.size.side_effect([3, 4]);
    mock.boxed.side_effect([Some(1), None]);
    assert_eq!(ready(mock.page(1)).unwrap(), "home");
    assert_eq!(ready(mock.page(2)).unwrap_err().kind(), io::ErrorKind::TimedOut);
    assert_eq!((ready(mock.size()), ready(mock.size())), (3, 4));
    assert_eq!((ready(mock.boxed()), ready(mock.boxed())), (Some(1), None));
    mock.page.assert_has_calls([1, 2]);
}

#[test]
fn a_report_answers_by_a_closure_what_can_not_be_cloned() {
    let mock = MockFetch::new();
    let proposed = |text: String, line: &str| assert!(text.contains(line), "{text}");
    proposed(failure(|| ready(mock.page(1))), "    mock.page.calls(|id| todo!());\n");
    proposed(failure(|| ready(mock.boxed())), "    mock.boxed.returns(…);\n");
    proposed(failure(|| mock.read()), "    mock.read.calls(|| todo!());\n");
    proposed(failure(|| mock.shared()), "    mock.shared.returns(…);\n");
    proposed(failure(|| mock.lock()), "    mock.lock.calls(|| todo!());\n");
    proposed(failure(|| mock.spawn()), "    mock.spawn.calls(|| todo!());\n");
    proposed(failure(|| mock.child(1)), "    mock.child.calls(|n| todo!());\n");
}

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

#[automock]
trait Client {
    fn name(&self, id: u8) -> impl Future<Output = String> + Send;
    fn local(&self) -> impl Future<Output = Rc<u8>>;
    fn own_threads(&self) -> impl Future<Output = Rc<u8>> + Send;
    fn read(&mut self, key: &str) -> impl Future<Output = io::Result<u8>> + Send + 'static;
    fn boxed(&self, n: u8) -> Pin<Box<dyn Future<Output = u8> + Send>>;
    fn close(&self) -> impl Future<Output = ()> + Send;
    fn all<K: Send + 'static>(&self, key: K) -> impl Future<Output = Option<K>> + Send;
}

#[test]
fn one_value_is_awaited_of_each_future() {
    let mut mock = MockClient::new();
    mock.name.returns("Ann");
    mock.expect_boxed().with(1).return_const(3);
    mock.expect_boxed().return_once(|n| Box::pin(async move { n * 2 }));
    mock.expect_local().return_const_st(Rc::new(4));
    mock.close.returns(());
    assert_eq!(
        ready(async { (mock.name(1).await, mock.name(2).await) }),
        ("Ann".into(), "Ann".into())
    );
    assert_eq!((ready(mock.boxed(1)), ready(mock.boxed(2)), *ready(mock.local())), (3, 4, 4));
    ready(mock.close());
    mock.name.assert_has_awaits([1, 2]);
}

#[test]
fn a_closure_gives_a_future() {
    let mut mock = MockClient::new();
    mock.expect_name().returning_async(|id| async move { format!("Ann {id}") });
    mock.expect_read().returning_async(|key| {
        let length = key.len() as u8;
        async move { Ok(length) }
    });
    mock.expect_own_threads().returning(|| Box::pin(async { Rc::new(5) }));
    mock.expect_all::<u8>().returning_async(|key| async move { Some(key) });
    assert_eq!(ready(mock.name(7)), "Ann 7");
    assert_eq!(ready(mock.read("abc")).unwrap(), 3);
    assert_eq!(*ready(mock.own_threads()), 5);
    assert_eq!(ready(mock.all(1u8)), Some(1));
}

#[test]
fn a_future_that_was_never_awaited_is_told_of() {
    let mock = MockClient::new();
    mock.name.returns("Ann");
    drop(mock.name(1));
    mock.name.assert_not_awaited();
    let pending = mock.name(2);
    assert_eq!((mock.name.call_count(), mock.name.await_count()), (2, 0));
    ready(pending);
    mock.name.assert_awaited_once_with(2);
    let text = failure(|| mock.name.assert_all_awaited());
    assert!(text.contains("1 of 2 were"), "{text}");
}

#[test]
fn awaits_are_counted_where_calls_are_not_recorded() {
    let mock = MockClient::new();
    mock.record_calls(false);
    mock.name.returns("Ann");
    ready(mock.name(1));
    assert_eq!(mock.name.await_count(), 1);
}

#[test]
fn a_panic_of_an_effects_future_is_one_of_the_call() {
    let mut mock = MockClient::new();
    mock.expect_name().returning_async(|_| async { panic!("no name") });
    assert!(failure(|| ready(mock.name(1))).contains("no name"));
    assert!(mock.name.call_args().unwrap().has_panicked());
}

#[test]
fn a_lenient_mock_gives_default_values() {
    let mut mock = MockClient::lenient();
    assert_eq!(
        (ready(mock.name(1)), ready(mock.boxed(1)), ready(mock.all('a'))),
        (String::new(), 0, None)
    );
    ready(mock.close());
    assert!(failure(|| ready(mock.read("a"))).contains("read"));
}

#[automock]
trait Cache<T> {
    fn get(&self, key: u8) -> impl Future<Output = T> + Send;
    fn put(&self, values: HashMap<u8, T>) -> impl Future<Output = usize>;
}

#[test]
fn what_is_awaited_may_be_a_type_parameter() {
    let mut mock = MockCache::<Rc<u8>>::new();
    mock.expect_get().returning(|key| Box::pin(async move { Rc::new(key) }));
    mock.put.returns(2);
    assert_eq!(*ready(mock.get(3)), 3);
    assert_eq!(ready(mock.put(HashMap::new())), 2);
    let mock = MockCache::<u8>::new();
    mock.get.side_effect([1, 2]);
    assert_eq!((ready(mock.get(3)), ready(mock.get(3))), (1, 2));
}

struct Real;

#[automock(wrapping)]
trait Clock {
    fn now(&self) -> impl Future<Output = u64> + Send;
}

impl Clock for Real {
    async fn now(&self) -> u64 {
        12
    }
}

#[test]
fn the_awaits_of_a_spy_are_counted_too() {
    let spy = MockClock::wrapping(Real);
    drop(spy.now());
    assert_eq!(ready(spy.now()), 12);
    spy.now.returns(13);
    assert_eq!(ready(spy.now()), 13);
    assert_eq!((spy.now.call_count(), spy.now.await_count()), (3, 2));
}

trait MaybeSend: Send {}
impl<T: Send> MaybeSend for T {}

#[automock(wrapping)]
trait Uploads {
    fn upload(&self, name: &str) -> impl Future<Output = Result<u8, String>> + MaybeSend;
}

struct Bucket;
impl Uploads for Bucket {
    async fn upload(&self, name: &str) -> Result<u8, String> {
        Ok(name.len() as u8)
    }
}

#[test]
fn a_future_may_be_send_on_some_platforms() {
    let mut uploads = MockUploads::wrapping(Bucket);
    assert_eq!(ready(uploads.upload("abc")), Ok(3));
    uploads.upload.returns(Ok(7));
    assert_eq!(ready(uploads.upload("a")), Ok(7));
    uploads.expect_upload().returning_async(|_| async { Err("full".to_string()) });
    assert!(ready(uploads.upload("b")).is_err());
    uploads.upload.assert_awaited_with("b");
}

/// What `#[async_trait]` makes of `async fn load(&self, key: &str) -> Option<u8>`, if it stands above.
#[automock]
trait Expanded {
    fn load<'life0, 'life1, 'async_trait>(
        &'life0 self,
        key: &'life1 str,
    ) -> Pin<Box<dyn Future<Output = Option<u8>> + Send + 'async_trait>>
    where
        'life0: 'async_trait,
        'life1: 'async_trait,
        Self: 'async_trait;
}

#[test]
fn the_box_of_async_trait_is_answered_by_what_is_awaited() {
    let mut mock = MockExpanded::new();
    mock.load.returns(None);
    mock.expect_load().with("home").returning_async(|key| {
        let length = key.len() as u8;
        async move { Some(length) }
    });
    assert_eq!((ready(mock.load("home")), ready(mock.load("about"))), (Some(4), None));
    mock.load.assert_has_awaits(["home", "about"]);
}

#[test]
fn a_future_that_outlives_its_mock_does_not_put_off_what_that_has_to_say() {
    let mut mock = MockClient::new();
    mock.expect_name().times(2).returning_async(|id| async move { id.to_string() });
    let pending = mock.name(1);
    assert!(failure(|| drop(mock)).contains("called 1 time(s) which is fewer than expected 2"));
    assert_eq!(ready(pending), "1");
}

/// Neither `Clone` nor `Debug`.
struct Bare;

#[automock]
trait Strict {
    fn swap(&self, bare: Bare, count: Rc<u8>) -> impl Future<Output = Bare> + Send;
    fn count(&self, n: u8) -> impl Future<Output = u8> + Send;
}

#[test]
fn neither_arguments_nor_what_is_awaited_need_have_any_traits() {
    let mut mock = MockStrict::new();
    mock.expect_swap().returning(|bare, _| Box::pin(async { bare }));
    let _: Bare = ready(mock.swap(Bare, Rc::new(1)));
    mock.swap.assert_awaited_once();
}

#[test]
fn futures_are_awaited_on_other_threads() {
    let mock = MockStrict::new();
    mock.count.returns(4);
    let mut threads = Vec::new();
    for n in 0..8 {
        let pending = mock.count(n);
        threads.push(std::thread::spawn(|| ready(pending)));
    }
    for thread in threads {
        assert_eq!(thread.join().unwrap(), 4);
    }
    assert_eq!((mock.count.call_count(), mock.count.await_count()), (8, 8));
}

#[test]
fn a_call_whose_closure_panics_gives_no_future_to_await() {
    let mut mock = MockStrict::new();
    mock.expect_count().returning(|_| panic!("no count"));
    assert!(failure(|| drop(mock.count(1))).contains("no count"));
    assert_eq!((mock.count.call_count(), mock.count.await_count()), (1, 0));
    assert!(mock.count.call_args().unwrap().has_panicked());
}
