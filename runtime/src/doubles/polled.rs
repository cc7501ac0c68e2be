//! What would block, as tasks see it: it is pending.

use std::io::{self, ErrorKind};
use std::task::{Context, Poll, Waker};

/// The result of a transfer, or pending where it would block; `wait` sees to it that the task is woken.
pub(super) fn polled<T>(
    result: io::Result<T>,
    context: &Context<'_>,
    wait: impl FnOnce(&Waker),
) -> Poll<io::Result<T>> {
    match result {
        Err(error) if error.kind() == ErrorKind::WouldBlock => {
            wait(context.waker());
            Poll::Pending
        }
        result => Poll::Ready(result),
    }
}
