//! Methods that return `impl Future` or `impl Stream` are expected to return a pinned box.

#![allow(refining_impl_trait)]

use futures::{
    executor::{block_on, block_on_stream},
    future::{Future, FutureExt, ready},
    stream::{self, Stream},
};
use mockall::{automock, mock, predicate::eq};

pub struct Radio;

#[automock]
impl Radio {
    pub fn tune(&self, to: f32) -> impl Future<Output = bool> {
        ready(to > 87.5)
    }

    pub fn send(&mut self, text: String) -> impl Future<Output = Result<usize, String>> + Send {
        async move { Ok(text.len()) }
    }

    pub fn samples(&self) -> impl Stream<Item = i16> + Unpin {
        stream::iter([1, 2])
    }

    pub fn qualified(&self) -> impl std::future::Future<Output = u8> {
        async { 1 }
    }

    pub fn start() -> impl Future<Output = ()> {
        ready(())
    }
}

#[test]
fn futures() {
    let mut radio = MockRadio::new();
    radio.expect_tune().with(eq(100.0)).returning(|_| Box::pin(ready(true)));
    radio.expect_tune().returning(|_| async { false }.boxed());
    radio.expect_qualified().returning(|| Box::pin(ready(8)));
    assert!(block_on(radio.tune(100.0)));
    assert!(!block_on(radio.tune(1.0)));
    assert_eq!(block_on(radio.qualified()), 8);
}

fn is_send<T: Send>(value: T) -> T {
    value
}

#[test]
fn a_future_that_is_send() {
    let mut radio = MockRadio::new();
    radio.expect_send().times(1).returning(|text| Box::pin(async move { Err(text) }));
    assert_eq!(block_on(is_send(radio.send("no".into()))), Err("no".to_owned()));
}

#[test]
fn a_stream() {
    let mut radio = MockRadio::new();
    radio.expect_samples().returning(|| Box::pin(stream::iter([5, 6])));
    assert_eq!(block_on_stream(radio.samples()).collect::<Vec<_>>(), [5, 6]);
}

#[test]
fn a_static_method() {
    let ctx = MockRadio::start_context();
    ctx.expect().once().returning(|| Box::pin(ready(())));
    block_on(MockRadio::start());
}

#[test]
fn the_struct_itself_is_left_alone() {
    assert!(block_on(Radio.tune(90.0)));
    assert_eq!(block_on(Radio.send("abc".into())), Ok(3));
    assert_eq!(block_on_stream(Radio.samples()).sum::<i16>(), 3);
    block_on(Radio::start());
    assert_eq!(block_on(Radio.qualified()), 1);
}

#[automock]
pub trait Beacon {
    fn flash(&self, n: u32) -> impl Future<Output = u32> + Send;
}

mock! {
    Tower {
        fn turn(&self) -> impl Future<Output = u8>;
    }
    impl Beacon for Tower {
        fn flash(&self, n: u32) -> impl Future<Output = u32> + Send;
    }
}

async fn twice<B: Beacon>(beacon: &B) -> u32 {
    beacon.flash(1).await + beacon.flash(2).await
}

#[test]
fn a_trait_and_mock() {
    let mut beacon = MockBeacon::new();
    beacon.expect_flash().times(2).returning(|n| Box::pin(ready(n * 10)));
    assert_eq!(block_on(twice(&beacon)), 30);
    let mut tower = MockTower::new();
    tower.expect_flash().returning(|_| Box::pin(async { 1 }));
    tower.expect_turn().returning(|| Box::pin(ready(3)));
    assert_eq!(block_on(twice(&tower)) + u32::from(block_on(tower.turn())), 5);
}
