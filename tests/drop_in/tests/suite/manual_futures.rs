//! The methods of an `#[async_trait]` written with `impl Future` in `mock!`, so that answers may be pending.

use async_trait::async_trait;
use futures::{
    FutureExt,
    executor::block_on,
    future::{Future, pending},
};
use mockall::{automock, mock};
use std::sync::Arc;

#[automock]
#[cfg_attr(test, allow(unused))]
#[async_trait]
pub trait Poller<T>
where
    T: Send + Sync + 'static,
{
    async fn poll(&self) -> Option<Result<T, String>>;
    fn notify(&self);
    async fn shutdown(self);
    async fn shutdown_box(self: Box<Self>);
}

mock! {
    pub ManualPoller<T: Send + Sync + 'static> {}
    #[allow(unused)]
    impl<T: Send + Sync + 'static> Poller<T> for ManualPoller<T> {
        fn poll<'a, 'b>(&self)
          -> impl Future<Output = Option<Result<T, String>>> + Send + 'b
            where 'a: 'b, Self: 'b;
        fn notify(&self);
        fn shutdown<'a>(self)
          -> impl Future<Output = ()> + Send + 'a
            where Self: 'a;
        fn shutdown_box<'a>(self: Box<Self>)
          -> impl Future<Output = ()> + Send + 'a
            where Self: 'a;
    }
}

async fn drain(poller: Box<dyn Poller<u8> + Send + Sync>) -> u8 {
    let mut sum = 0;
    while let Some(Ok(n)) = poller.poll().await {
        sum += n;
    }
    poller.notify();
    poller.shutdown_box().await;
    sum
}

#[test]
fn a_generic_poller() {
    let mut poller = MockPoller::<u8>::new();
    poller.expect_poll().times(1).returning(|| Some(Ok(3)));
    poller.expect_poll().times(1).returning(|| None);
    poller.expect_notify().times(1).return_const(());
    poller.expect_shutdown_box().times(1).returning(|| ());
    assert_eq!(block_on(drain(Box::new(poller))), 3);
    let mut poller = MockPoller::<u8>::new();
    poller.expect_shutdown().times(1).returning(|| ());
    block_on(poller.shutdown());
}

#[test]
fn a_poller_whose_futures_are_written_out() {
    let mut poller = MockManualPoller::<u8>::new();
    poller.expect_poll().times(1).returning(|| async { Some(Ok(4)) }.boxed());
    poller.expect_poll().times(1).returning(|| async { Some(Err("end".into())) }.boxed());
    poller.expect_notify().times(1).returning(|| ());
    poller.expect_shutdown_box().times(1).returning(|| async {}.boxed());
    assert_eq!(block_on(drain(Box::new(poller))), 4);
    let mut poller = MockManualPoller::<u8>::new();
    poller.expect_poll().returning(|| pending().boxed());
    poller.expect_shutdown().times(1).returning(|| async {}.boxed());
    assert!(poller.poll().now_or_never().is_none());
    block_on(poller.shutdown());
}

#[automock]
#[async_trait]
pub trait Client: Sync + Send {
    async fn history(
        &self,
        id: String,
        run: Option<String>,
        page: Vec<u8>,
    ) -> Result<Vec<u8>, String>;
    async fn describe(&self) -> Result<u8, String>;
    fn connection(&self) -> Option<u8> {
        None
    }
    fn workers(&self) -> Arc<u8>;
    fn fill(&self, beat: &mut Vec<u8>);
}

mock! {
    pub(crate) ManualClient {}
    #[allow(unused)]
    impl Client for ManualClient {
        fn history<'a, 'b>(&'a self, id: String, run: Option<String>, page: Vec<u8>)
            -> impl Future<Output = Result<Vec<u8>, String>> + Send + 'b
            where 'a: 'b, Self: 'b;
        fn describe<'a, 'b>(&self) ->
          impl Future<Output = Result<u8, String>> + Send + 'b
          where 'a: 'b, Self: 'b;
        fn workers(&self) -> Arc<u8>;
        fn fill(&self, beat: &mut Vec<u8>);
    }
}

async fn pages(client: Arc<dyn Client>) -> usize {
    let page = client.history("id".into(), None, vec![1]).await.unwrap_or_default();
    let mut beat = vec![];
    client.fill(&mut beat);
    page.len() + beat.len() + usize::from(*client.workers())
}

#[test]
fn a_client_whose_futures_are_written_out() {
    let mut client = MockManualClient::new();
    client
        .expect_history()
        .withf(|id, run, page| id == "id" && run.is_none() && page == &[1])
        .times(1)
        .returning(|_, _, page| async { Ok(page) }.boxed());
    client.expect_describe().times(0).returning(|| async { Ok(1) }.boxed());
    let workers = Arc::new(7);
    client.expect_workers().returning(move || workers.clone());
    client.expect_fill().returning(|beat| beat.push(1));
    assert_eq!(client.connection(), None);
    assert_eq!(block_on(pages(Arc::new(client))), 9);
    let mut client = MockClient::new();
    client.expect_history().returning(|_, _, _| Err("gone".into()));
    client.expect_workers().returning(|| Arc::new(1));
    client.expect_fill().returning(|beat| {
        beat.clear();
        beat.push(2);
    });
    assert_eq!(block_on(pages(Arc::new(client))), 2);
}
