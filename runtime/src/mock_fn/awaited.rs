//! The future of a double's `async fn`.
//!
//! Written by hand: for rustc an `async` block in each method is much more work, and a closure is more
//! than none.

use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::call::Begun;
use super::{MockFn, Stamp};
use crate::signature::{Args, ArgsOf, Own};

type Answer<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A call that was recorded when it was made, and begins to be answered when it is first polled.
pub struct Awaited<'m, 'x, 'y, A: Args, T: 'static> {
    mock_fn: &'m MockFn<A, Own<T>>,
    stamp: Stamp,
    /// Until the call is answered.
    args: Option<ArgsOf<'x, 'y, A>>,
    later: Option<Answer<T>>,
}

// Nothing in it is pinned.
impl<A: Args, T> Unpin for Awaited<'_, '_, '_, A, T> {}

impl<A: Args, T: 'static> MockFn<A, Own<T>> {
    /// Records a call of a double's `async fn`, which is answered when it is awaited.
    ///
    /// For at most one argument that borrows: what two of them have in common is a lifetime that the
    /// `impl Future` of the caller has no name for. Others make do with [`when_awaited`].
    #[doc(hidden)]
    #[track_caller]
    pub fn when_awaited<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>) -> Awaited<'_, 'x, 'y, A, T> {
        let stamp = self.record(&args, Location::caller());
        Awaited { mock_fn: self, stamp, args: Some(args), later: None }
    }
}

impl<A: Args, T: 'static> Future for Awaited<'_, '_, '_, A, T> {
    type Output = T;

    // Its caller is the `.await`.
    #[track_caller]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        if let Some(args) = self.args.take() {
            match self.mock_fn.begin_at(args, self.stamp) {
                Begun::Made(made) => return Poll::Ready(made),
                Begun::Later(later) => self.later = Some(later),
            }
        }
        poll_later(&mut self.later, context)
    }
}

/// A future that begins with a closure.
pub struct WhenAwaited<F, T> {
    begin: Option<F>,
    later: Option<Answer<T>>,
}

// Nothing in it is pinned.
impl<F, T> Unpin for WhenAwaited<F, T> {}

/// A future that begins with `begin`.
pub fn when_awaited<F: FnOnce() -> Begun<T>, T>(begin: F) -> WhenAwaited<F, T> {
    WhenAwaited { begin: Some(begin), later: None }
}

impl<F: FnOnce() -> Begun<T>, T> Future for WhenAwaited<F, T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        if let Some(begin) = self.begin.take() {
            match begin() {
                Begun::Made(made) => return Poll::Ready(made),
                Begun::Later(later) => self.later = Some(later),
            }
        }
        poll_later(&mut self.later, context)
    }
}

fn poll_later<T>(later: &mut Option<Answer<T>>, context: &mut Context<'_>) -> Poll<T> {
    match later {
        Some(later) => later.as_mut().poll(context),
        None => panic!(
            "the future of a double's `async fn` is polled after it was ready, or had panicked"
        ),
    }
}
