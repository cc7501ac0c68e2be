//! Assertions on the calls of `async` functions that were awaited.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use super::chapter;
use super::doubles::{MockSite, Site};

chapter!("Assertions on awaits", "awaits.rs":
    awaited,
    awaited_once,
    not_awaited,
    all_awaited,
    awaited_with,
    awaited_with_but_never,
    awaited_once_with,
    any_await,
    has_awaits,
    has_awaits_any_order,
    polled_again,
);

/// Runs a future that is ready at once.
pub(super) fn block_on<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => unreachable!("a mock answers at once"),
    }
}

/// `assert_awaited`: the call was made, and its future dropped
fn awaited() {
    let site = MockSite::lenient();
    drop(site.load("a"));
    site.load.assert_awaited();
}

/// `assert_awaited_once`
fn awaited_once() {
    let site = MockSite::lenient();
    block_on(site.load("a"));
    block_on(site.load("b"));
    site.load.assert_awaited_once();
}

/// `assert_not_awaited`
fn not_awaited() {
    let site = MockSite::lenient();
    block_on(site.load("a"));
    site.load.assert_not_awaited();
}

/// `assert_all_awaited`
fn all_awaited() {
    let site = MockSite::lenient();
    block_on(site.load("a"));
    drop(site.load("b"));
    site.load.assert_all_awaited();
}

/// `assert_awaited_with` is about the call that was awaited last
fn awaited_with() {
    let site = MockSite::lenient();
    block_on(site.load("a"));
    drop(site.load("b"));
    site.load.assert_awaited_with("b");
}

/// `assert_awaited_once_with`
fn awaited_once_with() {
    let site = MockSite::lenient();
    block_on(site.load("a"));
    block_on(site.load("a"));
    site.load.assert_awaited_once_with("a");
}

/// `assert_any_await`: the nearest one is explained
fn any_await() {
    let site = MockSite::lenient();
    block_on(site.load("a"));
    drop(site.load("b"));
    site.load.assert_any_await("b");
}

/// `assert_has_awaits`
fn has_awaits() {
    let site = MockSite::lenient();
    block_on(site.load("a"));
    block_on(site.load("b"));
    site.load.assert_has_awaits(["b", "a"]);
}

/// `assert_has_awaits_any_order`: one that was made, and not awaited
fn has_awaits_any_order() {
    let site = MockSite::lenient();
    block_on(site.load("a"));
    drop(site.load("b"));
    site.load.assert_has_awaits_any_order(["b", "a"]);
}

/// `assert_awaited_with`, and nothing was awaited
fn awaited_with_but_never() {
    let site = MockSite::lenient();
    drop(site.load("a"));
    site.load.assert_awaited_with("a");
}

/// A future that is polled after it was ready
fn polled_again() {
    let site = MockSite::lenient();
    let mut page = pin!(site.load("a"));
    let context = &mut Context::from_waker(Waker::noop());
    _ = page.as_mut().poll(context);
    _ = page.as_mut().poll(context);
}
