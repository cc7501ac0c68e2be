//! Calls that panicked: a call that returns leaves no trace here, and pays for none.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::thread::panicking;

use super::function::LentFunction;
use super::stamp::UNRECORDED;
use super::{Function, State};
use crate::signature::Watch;

/// The numbers of the recorded calls of one function that panicked while they were answered.
#[derive(Default)]
pub(crate) struct Panicked(Mutex<Vec<u64>>);

impl Panicked {
    fn lock(&self) -> MutexGuard<'_, Vec<u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the call with this number did.
    pub(super) fn has(&self, order: u64) -> bool {
        for panicked in self.lock().iter() {
            if *panicked == order {
                return true;
            }
        }
        false
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

/// A recorded call that goes on when the double has done its part: its future may outlive that, which is verified all
/// the same.
pub struct Ongoing {
    function: LentFunction,
    order: u64,
    /// Whether it is awaited with the first poll: that of an `async fn` is when it is answered.
    is_to_await: bool,
}

impl Ongoing {
    pub(super) fn new(function: &Function, order: u64) -> Self {
        Self { function: function.lent(), order, is_to_await: false }
    }

    /// A call whose future is there before it is awaited.
    pub(super) fn to_await(function: &Function, order: u64) -> Self {
        Self { function: function.lent(), order, is_to_await: true }
    }

    /// Notes that the call has panicked.
    fn panicked(&self) {
        if let Some(function) = self.function.get() {
            drop(Answering { state: function.core().state(), order: self.order });
        }
    }
}

impl Watch for Ongoing {
    /// A panic while the future is polled is one of the call.
    fn poll<F: Future>(
        &mut self,
        future: Pin<&mut F>,
        context: &mut Context<'_>,
    ) -> Poll<F::Output> {
        let Some(function) = self.function.get() else { return future.poll(context) };
        if std::mem::take(&mut self.is_to_await) {
            function.core().note_await(self.order);
        }
        let polling = Answering { state: function.core().state(), order: self.order };
        let polled = future.poll(context);
        polling.end();
        polled
    }
}

/// The future of an effect, whose panic is one of the call. Only who gives futures has code for it.
pub trait Watched<T>: Future<Output = T> + Send {
    /// Says which call it answers.
    fn begin(self: Pin<&mut Self>, call: Ongoing);
}

struct Watching<F> {
    future: Pin<Box<F>>,
    call: Option<Ongoing>,
}

/// The future of an effect.
pub(super) fn watched<F: Future + Send + 'static>(future: F) -> Pin<Box<dyn Watched<F::Output>>> {
    Box::pin(Watching { future: Box::pin(future), call: None })
}

impl<F: Future> Future for Watching<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let Self { future, call } = self.get_mut();
        match call {
            Some(call) => call.poll(future.as_mut(), context),
            None => future.as_mut().poll(context),
        }
    }
}

impl<F: Future + Send> Watched<F::Output> for Watching<F> {
    fn begin(self: Pin<&mut Self>, call: Ongoing) {
        self.get_mut().call = Some(call);
    }
}

/// A call that the original answers, while it does: dropped by a panic, it notes that.
///
/// Nothing in it where the call is not recorded, or is made by a destructor in a panic.
pub struct PassedOn(Option<Ongoing>);

impl PassedOn {
    /// The call with this number.
    pub(super) fn new(function: &Function, order: u64) -> Self {
        let is_told = order != UNRECORDED && !panicking();
        Self(is_told.then(|| Ongoing::new(function, order)))
    }

    /// A call that no double has seen.
    pub(crate) fn unseen() -> Self {
        Self(None)
    }

    /// The same, of a call whose future is there before it is awaited.
    pub(super) fn to_await(function: &Function, order: u64) -> Self {
        Self((!panicking()).then(|| Ongoing::to_await(function, order)))
    }

    /// The original's future. It may be dropped unfinished by a panic that is not its own.
    pub async fn watch<F: Future>(mut self, future: F) -> F::Output {
        let Some(mut call) = self.0.take() else { return future.await };
        let mut future = pin!(future);
        poll_fn(|context| call.poll(future.as_mut(), context)).await
    }
}

impl Drop for PassedOn {
    fn drop(&mut self) {
        if let (Some(call), true) = (&self.0, panicking()) {
            call.panicked();
        }
    }
}
