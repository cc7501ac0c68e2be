//! `#[async_trait]`, with `#[automock]` and in `mock!`.

use super::support::panic_text;
use async_trait::async_trait;
use futures::{executor::block_on, future::join};
use mockall::{Sequence, automock, mock, predicate::eq};

#[automock]
#[async_trait]
pub trait Client: Send + Sync {
    async fn get(&self, url: &str) -> Result<String, u16>;
    async fn post(&mut self, url: String, body: Vec<u8>) -> usize;
    async fn ping();
    async fn generic<T: Send + 'static>(&self, t: T) -> T;
    async fn named<'a>(&self, url: &'a str) -> usize;
    fn base(&self) -> String;
}

async fn title(client: &dyn Base) -> String {
    client.page("index").await.unwrap_or_else(|code| code.to_string())
}

#[async_trait]
pub trait Base: Send + Sync {
    async fn page(&self, name: &str) -> Result<String, u16>;
}

mock! {
    pub Site {
        fn visits(&self) -> u32;
        async fn warm(&self, pages: u32) -> bool;
    }
    #[async_trait]
    impl Base for Site {
        async fn page(&self, name: &str) -> Result<String, u16>;
    }
    impl Clone for Site {
        fn clone(&self) -> Self;
    }
}

#[test]
fn an_async_method_returns_what_the_future_resolves_to() {
    let mut client = MockClient::new();
    client.expect_get().with(eq("/a")).returning(|_| Ok("A".into()));
    client.expect_get().return_const(Err(404));
    client.expect_base().return_const("x");
    assert_eq!(client.base(), "x");
    let both = block_on(join(client.get("/a"), client.get("/b")));
    assert_eq!(both, (Ok("A".to_owned()), Err(404)));
}

#[test]
fn an_async_method_of_a_mutable_self() {
    let mut order = Sequence::new();
    let mut client = MockClient::new();
    client
        .expect_post()
        .withf(|url, _| url == "/1")
        .once()
        .in_sequence(&mut order)
        .returning(|_, body| body.len());
    client
        .expect_post()
        .withf(|url, _| url == "/2")
        .once()
        .in_sequence(&mut order)
        .return_const(0usize);
    let sum = block_on(async {
        client.post("/1".into(), vec![1, 2]).await + client.post("/2".into(), vec![]).await
    });
    assert_eq!(sum, 2);
}

#[test]
fn static_generic_and_lifetime_methods() {
    let ctx = MockClient::ping_context();
    ctx.expect().times(1).return_const(());
    block_on(MockClient::ping());
    let mut client = MockClient::new();
    client.expect_generic::<u8>().returning(|t| t + 1);
    client.expect_named().returning(|url| url.len());
    assert_eq!(block_on(client.generic(4u8)), 5);
    assert_eq!(block_on(client.named(&String::from("four"))), 4);
}

#[test]
fn async_methods_in_mock() {
    let mut site = MockSite::new();
    site.expect_page().with(eq("index")).returning(|_| Err(500));
    site.expect_visits().return_const(3u32);
    site.expect_warm().with(eq(2)).return_const(true);
    site.expect_clone().returning(|| {
        let mut copy = MockSite::new();
        copy.expect_page().returning(|name| Ok(name.to_uppercase()));
        copy
    });
    assert_eq!(block_on(title(&site)), "500");
    assert_eq!(block_on(title(&site.clone())), "INDEX");
    assert!(block_on(site.warm(2)));
    assert_eq!(site.visits(), 3);
}

#[test]
fn the_call_is_made_when_the_future_is_polled() {
    let mut client = MockClient::new();
    client.expect_get().never();
    drop(client.get("/"));
}

#[test]
fn the_words_of_async_methods() {
    let text = panic_text(|| block_on(MockClient::new().get("/x")).is_ok());
    assert_eq!(text, "MockClient::get(\"/x\"): No matching expectation found");
}
