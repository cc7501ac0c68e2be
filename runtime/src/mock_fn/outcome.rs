//! Calls that panicked: a call that returns leaves no trace here, and pays for none.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use super::stamp::UNRECORDED;
use super::{Core, MockCore, State};

/// The numbers of the recorded calls of one function that panicked while they were answered.
#[derive(Default)]
pub(crate) struct Panicked(Mutex<Vec<u64>>);

impl Panicked {
    fn lock(&self) -> MutexGuard<'_, Vec<u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the call with this number did.
    pub(super) fn has(&self, order: u64) -> bool {
        self.lock().contains(&order)
    }

    pub(super) fn forget(&self) {
        self.lock().clear();
    }
}

/// A call that is being answered: dropped by a panic, it notes that.
pub(super) struct Answering<'p> {
    pub(super) state: &'p State,
    pub(super) order: u64,
}

impl Answering<'_> {
    /// The call has its answer.
    #[inline(always)]
    pub(super) fn end(self) {
        std::mem::forget(self);
    }
}

impl Drop for Answering<'_> {
    fn drop(&mut self) {
        if self.order != UNRECORDED {
            self.state.aftermath().panicked.lock().push(self.order);
        }
    }
}

/// The future of an effect, whose panic is one of the call.
struct Watched<T> {
    later: Pin<Box<dyn Future<Output = T> + Send>>,
    mock: Arc<MockCore>,
    index: usize,
    order: u64,
}

/// The future of an effect of the call with this number, of the function at `index` of the mock.
pub(super) fn watched<T: 'static>(
    later: Pin<Box<dyn Future<Output = T> + Send>>,
    mock: Arc<MockCore>,
    index: usize,
    order: u64,
) -> Pin<Box<dyn Future<Output = T> + Send>> {
    Box::pin(Watched { later, mock, index, order })
}

impl<T> Future for Watched<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let Self { later, mock, index, order } = self.get_mut();
        let core = Core { mock, index: *index };
        let polling = Answering { state: core.state(), order: *order };
        let polled = later.as_mut().poll(context);
        polling.end();
        polled
    }
}
