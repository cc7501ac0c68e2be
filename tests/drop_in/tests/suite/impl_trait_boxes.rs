//! What a mock returns for `impl Trait` is a box, which its caller may name.

#![deny(refining_impl_trait)]

use std::pin::{Pin, pin};

use futures::{
    executor::block_on,
    future::{Future, poll_immediate, ready},
    stream::{self, Stream, StreamExt},
};
use mockall::{automock, mock};

pub trait Timer {
    fn sleep(&self, ticks: u32) -> impl Future<Output = u32>;
    fn ticks(&self) -> impl Iterator<Item = u32>;
}

mock! {
    pub Timer {
        fn later(&self) -> impl Future<Output = u32> + Send;
        fn beats(&self) -> impl Stream<Item = u32>;
        fn start() -> impl Iterator<Item = u32>;
    }
    // More is said of them than the trait does: a test may send them.
    impl Timer for Timer {
        fn sleep(&self, ticks: u32) -> impl Future<Output = u32> + Send;
        fn ticks(&self) -> impl Iterator<Item = u32> + Send;
    }
}

#[automock]
pub trait Alarm {
    fn ring(&self) -> impl Future<Output = u32>;
}

pub struct Bell;

#[automock]
impl Bell {
    pub fn chime(&self) -> impl Iterator<Item = u32> {
        0..1
    }
}

#[automock]
pub mod clock {
    pub fn hands() -> impl Iterator<Item = u32> {
        0..1
    }
}

#[test]
fn a_future_can_be_named_and_sent() {
    let mut timer = MockTimer::new();
    timer.expect_sleep().returning(|ticks| Box::pin(ready(ticks)));
    let slept: Pin<Box<dyn Future<Output = u32> + Send>> = timer.sleep(3);
    assert_eq!(std::thread::spawn(|| block_on(slept)).join().unwrap(), 3);
}

#[test]
fn a_future_outlives_the_mock() {
    let mut timer = MockTimer::new();
    timer.expect_later().returning(|| Box::pin(ready(1)));
    timer.expect_sleep().returning(|ticks| Box::pin(ready(ticks)));
    let (later, slept) = (timer.later(), timer.sleep(2));
    timer.checkpoint();
    drop(timer);
    assert_eq!(block_on(later) + block_on(slept), 3);
}

#[test]
fn a_future_is_polled_where_it_is() {
    let mut alarm = MockAlarm::new();
    alarm.expect_ring().returning(|| Box::pin(ready(1)));
    let mut rung = alarm.ring();
    assert_eq!(block_on(poll_immediate(&mut rung)), Some(1));
}

#[test]
fn a_stream_is_polled_where_it_is() {
    let mut timer = MockTimer::new();
    timer.expect_beats().returning(|| Box::pin(stream::iter([1, 2])));
    let mut beats: Pin<Box<dyn Stream<Item = u32>>> = timer.beats();
    assert_eq!(block_on(beats.next()), Some(1));
    assert_eq!(block_on(beats.next()), Some(2));
}

#[test]
fn iterators_can_be_put_together() {
    let mut timer = MockTimer::new();
    timer.expect_ticks().returning(|| Box::new([1, 2].into_iter()));
    let ctx = MockTimer::start_context();
    ctx.expect().returning(|| Box::new([3].into_iter()));
    let sources: Vec<Box<dyn Iterator<Item = u32>>> = vec![timer.ticks(), MockTimer::start()];
    assert_eq!(sources.into_iter().flatten().collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn structs_and_modules_return_boxes_too() {
    let mut bell = MockBell::new();
    bell.expect_chime().returning(|| Box::new([1].into_iter()));
    let ctx = mock_clock::hands_context();
    ctx.expect().returning(|| Box::new([2].into_iter()));
    let mut both: [Box<dyn Iterator<Item = u32>>; 2] = [bell.chime(), mock_clock::hands()];
    assert_eq!(both.each_mut().map(|all| all.next()), [Some(1), Some(2)]);
}

#[test]
fn the_trait_is_what_generic_code_sees() {
    fn slept(timer: &impl Timer) -> u32 {
        block_on(pin!(timer.sleep(4)))
    }
    let mut timer = MockTimer::new();
    timer.expect_sleep().returning(|ticks| Box::pin(ready(ticks)));
    assert_eq!(slept(&timer), 4);
}
