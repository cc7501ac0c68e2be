//! Closures that return a future of a type parameter: mocks get boxes of both, for nobody can name such a type.

use std::future::Future;

use standin::automock;

use crate::signatures::ready;

#[automock(wrapping)]
trait Client {
    fn retry<F, Fut, T>(&self, call: F) -> Result<T, u8>
    where
        F: Fn() -> Fut,
        Fut: Future<Output = Result<T, u8>>,
        T: 'static;
    async fn transact<F, Fut>(&self, name: &str, body: F) -> u8
    where
        F: FnOnce(u8) -> Fut + Send,
        Fut: Future<Output = u8> + Send;
    async fn each<F, Fut>(&self, visit: F) -> u8
    where
        F: FnMut(&str) -> Fut + Send,
        Fut: Future<Output = u8> + Send;
    async fn poll<Fut>(&self, call: impl Fn() -> Fut + Send + Sync) -> u8
    where
        Fut: Future<Output = u8> + Send;
    fn spawn<F, Fut>(&self, task: F) -> bool
    where
        F: FnOnce(u8) -> Fut + Send + 'static,
        Fut: Future<Output = ()> + Send + 'static;

    async fn twice<F, Fut>(&self, call: F) -> u8
    where
        F: Fn(u8) -> Fut + Send + Sync,
        Fut: Future<Output = u8> + Send,
    {
        call(1).await + call(2).await
    }
}

#[test]
fn a_mock_gets_boxes_of_the_closure_and_of_its_futures() {
    let (mut client, borrowed) = (MockClient::new(), &5);
    client.retry.of::<u8>().calls(|call| ready(call()));
    assert_eq!(client.retry(|| async { Ok(*borrowed) }), Ok(5));
    client.expect_transact().withf(|name, _| name == "a").returning(|_, body| ready(body(2)));
    assert_eq!(ready(client.transact("a", |n| async move { n + borrowed })), 7);
    assert_eq!(client.transact.call_count(), 1);
    client.each.calls(|mut visit| ready(visit("a")));
    assert_eq!(ready(client.each(|_| async move { *borrowed })), 5);
    client.poll.calls(|call| ready(call()));
    assert_eq!(ready(client.poll(|| async { *borrowed })), 5);
}

#[test]
fn a_mock_gets_boxes_of_what_may_leave_the_scope() {
    let (client, (sender, done)) = (MockClient::new(), std::sync::mpsc::channel());
    client.spawn.calls(|task| {
        let task = task(2);
        std::thread::spawn(|| ready(task)).join().is_ok()
    });
    assert!(client.spawn(|n| async move { sender.send(n).unwrap() }));
    assert_eq!(done.recv(), Ok(2));
    client.spawn.assert_called_once();
}

#[test]
fn a_default_body_gets_them() {
    let client = MockClient::new();
    client.twice.calls_default();
    assert_eq!(ready(client.twice(|n| async move { n + 1 })), 5);
}

struct Real;

impl Client for Real {
    fn retry<F, Fut, T>(&self, call: F) -> Result<T, u8>
    where
        F: Fn() -> Fut,
        Fut: Future<Output = Result<T, u8>>,
        T: 'static,
    {
        ready(call())
    }
    async fn transact<F, Fut>(&self, name: &str, body: F) -> u8
    where
        F: FnOnce(u8) -> Fut + Send,
        Fut: Future<Output = u8> + Send,
    {
        body(name.len() as u8).await
    }
    async fn each<F, Fut>(&self, mut visit: F) -> u8
    where
        F: FnMut(&str) -> Fut + Send,
        Fut: Future<Output = u8> + Send,
    {
        visit("a").await
    }
    async fn poll<Fut>(&self, call: impl Fn() -> Fut + Send + Sync) -> u8
    where
        Fut: Future<Output = u8> + Send,
    {
        call().await
    }
    fn spawn<F, Fut>(&self, task: F) -> bool
    where
        F: FnOnce(u8) -> Fut + Send + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        ready(task(1));
        true
    }
}

#[test]
fn a_real_object_gets_them() {
    let (client, borrowed) = (MockClient::wrapping(Real), &5);
    assert_eq!(client.retry(|| async { Ok(*borrowed) }), Ok(5));
    assert_eq!(ready(client.transact("a", |n| async move { n + borrowed })), 6);
    assert_eq!(ready(client.each(|_| async move { *borrowed })), 5);
    assert_eq!(ready(client.poll(|| async { *borrowed })), 5);
    client.transact.assert_called_once();
    assert!(client.spawn(|n| async move { assert_eq!(n, 1) }));
}
