//! `async fn` in traits and structs without any helper.

#![allow(async_fn_in_trait)]

use super::support::panic_text;
use futures::executor::block_on;
use mockall::{
    automock, mock,
    predicate::{eq, gt},
};

#[automock]
pub trait Store {
    async fn load(&self, key: u32) -> Option<String>;
    async fn save(&mut self, key: u32, value: &str) -> Result<(), String>;
    async fn open() -> bool;
    async fn into_inner(self) -> u32
    where
        Self: Sized;
    fn len(&self) -> usize;
}

async fn upgrade<S: Store>(store: &mut S) -> Result<(), String> {
    match store.load(1).await {
        Some(old) => store.save(2, &old).await,
        None => Err(format!("{} left", store.len())),
    }
}

#[test]
fn async_methods_of_a_trait() {
    let mut store = MockStore::new();
    store.expect_load().with(eq(1)).once().return_const(Some("v".to_owned()));
    store.expect_save().with(gt(1), eq("v")).once().returning(|_, _| Ok(()));
    assert_eq!(block_on(upgrade(&mut store)), Ok(()));
}

#[test]
fn async_and_plain_methods_together() {
    let mut store = MockStore::new();
    store.expect_load().return_const(None);
    store.expect_len().return_const(4usize);
    assert_eq!(block_on(upgrade(&mut store)), Err("4 left".to_owned()));
}

#[test]
fn an_async_static_method_and_an_owned_self() {
    let ctx = MockStore::open_context();
    ctx.expect().return_const(true);
    assert!(block_on(MockStore::open()));
    let mut store = MockStore::new();
    store.expect_into_inner().return_once(|| 8);
    assert_eq!(block_on(store.into_inner()), 8);
}

pub struct Socket;

#[automock]
impl Socket {
    pub async fn connect(host: &str) -> Option<Self> {
        (!host.is_empty()).then_some(Socket)
    }

    pub async fn receive(&mut self) -> Vec<u8> {
        Vec::new()
    }
}

#[test]
fn async_methods_of_a_struct() {
    let ctx = MockSocket::connect_context();
    ctx.expect().with(eq("h")).returning(|_| {
        let mut socket = MockSocket::new();
        socket.expect_receive().return_const(vec![1]);
        Some(socket)
    });
    let got = block_on(async { MockSocket::connect("h").await.unwrap().receive().await });
    assert_eq!(got, [1]);
    assert!(block_on(async { Socket::connect("h").await.unwrap().receive().await }).is_empty());
}

mock! {
    Cache {
        async fn warm(&self) -> u8;
    }
    impl Store for Cache {
        async fn load(&self, key: u32) -> Option<String>;
        async fn save(&mut self, key: u32, value: &str) -> Result<(), String>;
        async fn open() -> bool;
        async fn into_inner(self) -> u32;
        fn len(&self) -> usize;
    }
}

#[test]
fn async_methods_in_mock() {
    let mut cache = MockCache::new();
    cache.expect_warm().return_const(1u8);
    cache.expect_load().return_const(Some("x".to_owned()));
    cache.expect_save().returning(|key, value| Err(format!("{key}{value}")));
    assert_eq!(block_on(cache.warm()), 1);
    assert_eq!(block_on(upgrade(&mut cache)), Err("2x".to_owned()));
}

#[test]
fn the_words_of_async_methods() {
    let text = panic_text(|| block_on(MockStore::new().load(3)));
    assert_eq!(text, "MockStore::load(3): No matching expectation found");
}
