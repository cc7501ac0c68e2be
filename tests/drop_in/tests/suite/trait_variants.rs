//! `#[trait_variant::make]`, for the trait itself and for a variant of another name.

use futures::executor::block_on;
use mockall::{automock, predicate::eq};

#[automock]
#[trait_variant::make(Send)]
pub trait Fetch {
    async fn fetch(&self, id: u32) -> String;
    fn limit(&self) -> u32;
}

#[automock(target = Worker)]
#[trait_variant::make(Worker: Send)]
pub trait LocalWorker {
    async fn work(&self, n: u32) -> u32;
    fn idle(&self) -> bool;
}

fn is_send<T: Send>(value: T) -> T {
    value
}

async fn first<F: Fetch + Sync>(fetch: &F) -> String {
    fetch.fetch(fetch.limit()).await
}

async fn busy<W: Worker>(worker: W) -> u32 {
    if worker.idle() { 0 } else { worker.work(2).await }
}

#[test]
fn a_trait_whose_futures_are_send() {
    let mut fetch = MockFetch::new();
    fetch.expect_limit().return_const(9u32);
    fetch.expect_fetch().with(eq(9)).returning(|id| id.to_string());
    assert_eq!(block_on(is_send(first(&fetch))), "9");
}

#[test]
fn a_variant_of_another_name() {
    let mut worker = MockWorker::new();
    worker.expect_idle().return_const(false);
    worker.expect_work().returning(|n| n * 21);
    assert_eq!(block_on(busy(worker)), 42);
}

#[automock]
#[trait_variant::make(SendTimer: Send)]
pub trait Timer {
    async fn wait(&self, ms: u64) -> u64;
}

#[test]
fn the_original_beside_its_variant() {
    let mut timer = MockTimer::new();
    timer.expect_wait().returning(|ms| ms + 1);
    assert_eq!(block_on(Timer::wait(&timer, 1)), 2);
}
