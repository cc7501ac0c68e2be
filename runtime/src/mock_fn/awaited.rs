//! The future of a double's `async fn`.

use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::MockFn;
use super::call::Begun;
use crate::signature::{Args, ArgsOf, Own};

/// Begins to answer when it is first polled.
///
/// Written by hand: for rustc an `async` block in each method is much more work.
pub struct WhenAwaited<F, T> {
    begin: Option<F>,
    later: Option<Pin<Box<dyn Future<Output = T> + Send>>>,
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
        match &mut self.later {
            Some(later) => later.as_mut().poll(context),
            None => panic!(
                "the future of a double's `async fn` is polled after it was ready, or had panicked"
            ),
        }
    }
}

impl<A: Args, T: 'static> MockFn<A, Own<T>> {
    /// Records a call of a double's `async fn`, which is answered when it is awaited.
    ///
    /// For at most one argument that borrows: what two of them have in common is a lifetime that the
    /// `impl Future` of the caller has no name for.
    #[doc(hidden)]
    #[track_caller]
    pub fn when_awaited<'x, 'y>(
        &self,
        args: ArgsOf<'x, 'y, A>,
    ) -> WhenAwaited<impl FnOnce() -> Begun<T>, T> {
        let stamp = self.record(&args, Location::caller());
        when_awaited(move || self.begin_at(args, stamp))
    }
}
