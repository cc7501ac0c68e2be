//! Methods that return a boxed future written out.

use futures::{
    executor::block_on,
    future::{BoxFuture, FutureExt, ready},
};
use mockall::{automock, mock, predicate::eq};
use std::{
    future::Future,
    pin::Pin,
    task::{self, Poll},
};

#[automock]
pub trait Ledger {
    fn sum(&self, of: Vec<u32>) -> Pin<Box<dyn Future<Output = u32> + Send>>;
    fn find(&self, id: u32) -> Pin<Box<dyn Future<Output = Option<String>>>>;
    fn alias(&mut self) -> BoxFuture<'static, Result<(), String>>;
    fn borrowed(&self, id: u32) -> BoxFuture<'_, u32>;
}

fn audit(ledger: &dyn Ledger) -> u32 {
    block_on(ledger.sum(vec![1, 2, 3]))
}

#[test]
fn a_pinned_box() {
    let mut ledger = MockLedger::new();
    ledger
        .expect_sum()
        .withf(|of| of.len() == 3)
        .returning(|of| Box::pin(async move { of.iter().sum() }));
    assert_eq!(audit(&ledger), 6);
}

#[test]
fn a_pinned_box_that_is_not_send() {
    let mut ledger = MockLedger::new();
    ledger.expect_find().with(eq(1)).returning(|id| Box::pin(ready(Some(id.to_string()))));
    assert_eq!(block_on(ledger.find(1)).as_deref(), Some("1"));
}

#[test]
fn an_alias_for_a_boxed_future() {
    let mut ledger = MockLedger::new();
    ledger.expect_alias().return_once(|| ready(Err("closed".to_owned())).boxed());
    ledger.expect_borrowed().returning(|id| async move { id + 1 }.boxed());
    assert_eq!(block_on(ledger.alias()), Err("closed".to_owned()));
    assert_eq!(block_on(ledger.borrowed(1)), 2);
}

mock! {
    Delay {
        fn cancel(&self) -> bool;
    }
    impl Future for Delay {
        type Output = u32;
        fn poll<'a>(self: Pin<&mut Self>, cx: &mut task::Context<'a>) -> Poll<u32>;
    }
}

#[test]
fn a_mock_is_itself_a_future() {
    let mut delay = MockDelay::new();
    let mut left = 2;
    delay.expect_poll().times(3).returning(move |cx| {
        if left == 0 {
            return Poll::Ready(9);
        }
        left -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    });
    assert_eq!(block_on(delay), 9);
}
