//! Traits below `#[trait_variant::make]`, which has bounds for what they return.

use super::*;

fn is_send<T: Send>(future: T) -> T {
    future
}

#[automock(wrapping)]
#[trait_variant::make(Send)]
pub trait Fetch {
    fn fetch(&self, n: u8) -> impl Future<Output = u8>;
    async fn put(&self, n: u8) -> u8;
    fn sizes(&self) -> impl Iterator<Item = u8>;
}

pub struct Real;

impl Fetch for Real {
    async fn fetch(&self, n: u8) -> u8 {
        n
    }
    async fn put(&self, n: u8) -> u8 {
        n + 1
    }
    fn sizes(&self) -> impl Iterator<Item = u8> {
        [3].into_iter()
    }
}

#[test]
fn what_comes_back_has_the_bounds_of_the_variant() {
    let fetch = MockFetch::new();
    fetch.fetch.calls(|n| Box::pin(async move { n }));
    fetch.sizes.calls(|| Box::new([1].into_iter()));
    fetch.put.returns(2);
    assert_eq!(ready(is_send(fetch.fetch(1))), 1);
    assert_eq!(ready(is_send(fetch.put(1))), 2);
    assert_eq!(is_send(fetch.sizes()).sum::<u8>(), 1);

    let spy = MockFetch::wrapping(Real);
    assert_eq!(ready(is_send(spy.fetch(1))), 1);
    assert_eq!(ready(is_send(spy.put(1))), 2);
    assert_eq!(is_send(spy.sizes()).sum::<u8>(), 3);
    spy.fetch.assert_called_once_with(1);
}

#[automock(target = SendTimer)]
#[trait_variant::make(SendTimer: Send)]
pub trait Timer {
    fn wait(&self) -> impl Future<Output = u8>;
}

mod local {
    #[standin::automock]
    #[trait_variant::make(SendTimer: Send)]
    pub trait Timer {
        fn wait(&self) -> impl Future<Output = u8>;
    }
}

#[test]
fn the_variant_has_them_and_the_original_has_not() {
    let timer = MockSendTimer::new();
    timer.wait.calls(|| Box::pin(async { 1 }));
    assert_eq!(ready(is_send(SendTimer::wait(&timer))), 1);
    assert_eq!(ready(Timer::wait(&timer)), 1);

    let timer = local::MockTimer::new();
    timer.wait.calls(|| {
        let here = Rc::new(2);
        Box::pin(async move { *here })
    });
    assert_eq!(ready(local::Timer::wait(&timer)), 2);
}
