//! More of async: `?Send`, generic mocks, impls for structs, futures in use together.

use async_trait::async_trait;
use futures::{
    executor::block_on,
    future::{Either, join_all, select},
    pin_mut,
};
use mockall::{automock, mock, predicate::eq};
use std::{rc::Rc, sync::Arc};

#[automock]
#[async_trait(?Send)]
pub trait LocalCache {
    async fn get(&self, key: Rc<str>) -> Option<Rc<str>>;
}

#[test]
fn futures_that_are_not_send() {
    let mut cache = MockLocalCache::new();
    cache.expect_get().returning_st(Some);
    assert_eq!(block_on(cache.get("k".into())).as_deref(), Some("k"));
}

#[async_trait]
pub trait Source<T> {
    async fn fetch(&self, n: usize) -> Vec<T>;
    async fn close(self: Box<Self>);
}

mock! {
    pub Feed<T: Send + Sync + 'static> {}
    #[async_trait]
    impl<T: Send + Sync + 'static> Source<T> for Feed<T> {
        async fn fetch(&self, n: usize) -> Vec<T>;
        async fn close(self: Box<Self>);
    }
}

#[test]
fn a_generic_mock() {
    let mut feed = MockFeed::<char>::new();
    feed.expect_fetch().with(eq(2)).returning(|n| vec!['x'; n]);
    feed.expect_close().times(1).return_const(());
    let feed: Box<dyn Source<char>> = Box::new(feed);
    let got = block_on(async {
        let got = feed.fetch(2).await;
        feed.close().await;
        got
    });
    assert_eq!(got, ['x', 'x']);
}

#[automock(type Item = u32; type Error = String;)]
#[async_trait]
pub trait Chunks {
    type Item: Send;
    type Error;

    async fn next(&mut self) -> Result<Option<Self::Item>, Self::Error>;
}

#[test]
fn associated_types_with_async_methods() {
    let mut chunks = MockChunks::new();
    let mut left = 2;
    chunks.expect_next().times(3).returning(move || {
        left -= 1;
        if left < 0 { Err("end".into()) } else { Ok(Some(left as u32)) }
    });
    let got = block_on(async { [chunks.next().await, chunks.next().await, chunks.next().await] });
    assert_eq!(got, [Ok(Some(1)), Ok(Some(0)), Err("end".to_owned())]);
}

pub struct Disk;

#[async_trait]
pub trait Storage: Send + Sync {
    async fn load(&self, path: &str) -> Result<Vec<u8>, String>;
}

#[automock]
#[async_trait]
impl Storage for Disk {
    async fn load(&self, path: &str) -> Result<Vec<u8>, String> {
        Err(format!("{path} is on a real disk"))
    }
}

async fn load_all(storage: Arc<dyn Storage>, paths: &[&str]) -> usize {
    let all = join_all(paths.iter().map(|path| storage.load(path))).await;
    all.into_iter().flatten().map(|data| data.len()).sum()
}

#[test]
fn a_trait_impl_of_a_struct() {
    let mut disk = MockDisk::new();
    disk.expect_load().with(eq("bad")).times(1).returning(|_| Err("e".into()));
    disk.expect_load().times(2).returning(|path| Ok(path.as_bytes().to_vec()));
    assert_eq!(block_on(load_all(Arc::new(disk), &["a", "bad", "cde"])), 4);
    assert!(block_on(Disk.load("x")).is_err());
}

#[test]
fn the_first_of_two_futures() {
    let mut fast = MockDisk::new();
    fast.expect_load().returning(|_| Ok(vec![1]));
    let slow = MockDisk::new();
    let winner = block_on(async {
        let (fast, slow) = (fast.load("f"), slow.load("s"));
        pin_mut!(fast, slow);
        match select(fast, slow).await {
            Either::Left((data, _)) => data,
            Either::Right((data, _)) => data,
        }
    });
    assert_eq!(winner, Ok(vec![1]));
}

#[automock]
pub trait Printer {
    async fn print(&self, to: &mut dyn std::io::Write, text: &str, log: &mut Vec<u8>) -> usize;
    async fn start(to: &mut dyn std::io::Write, name: &str) -> bool;
}

pub struct Press;

#[automock]
impl Press {
    pub async fn stamp(&self, to: &mut dyn std::io::Write, text: &str) -> usize {
        to.write(text.as_bytes()).unwrap_or(0)
    }
}

#[test]
fn a_trait_object_beside_what_else_is_borrowed() {
    let mut printer = MockPrinter::new();
    printer.expect_print().withf(|_, text, _| text == "abc").returning(|to, text, log| {
        log.push(1);
        to.write(text.as_bytes()).unwrap()
    });
    let (mut out, mut log, text) = (Vec::new(), Vec::new(), String::from("abc"));
    assert_eq!(block_on(printer.print(&mut out, &text, &mut log)), 3);
    assert_eq!((out.as_slice(), log.as_slice()), (b"abc".as_slice(), [1].as_slice()));
    let start = MockPrinter::start_context();
    start.expect().returning(|to, name| to.write(name.as_bytes()).is_ok());
    assert!(block_on(MockPrinter::start(&mut out, "d")));
    let mut press = MockPress::new();
    press.expect_stamp().returning(|to, _| to.write(b"e").unwrap());
    assert_eq!(block_on(press.stamp(&mut out, &text)), 1);
    assert_eq!(out, b"abcde");
    assert_eq!(block_on(Press.stamp(&mut out, "f")), 1);
}
