//! Calls that failed: their panics may be lost with the thread or the task that made them, they are not.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::this_thread;
use crate::report::Unmet;

/// The failed calls of one mock.
pub(crate) struct Failures {
    kept: Mutex<Vec<Failure>>,
    keeps_none: AtomicBool,
}

struct Failure {
    thread: u32,
    thread_name: Option<String>,
    is_in_task: bool,
    text: String,
}

/// Whether a task of tokio's runs here, which catches what it panics with.
fn is_in_task() -> bool {
    #[cfg(feature = "tokio")]
    return tokio::task::try_id().is_some();
    #[cfg(not(feature = "tokio"))]
    false
}

/// Whether a panic may be lost here: in a task, or on a thread without a name, as the thread of no test is.
pub(super) fn may_be_lost() -> bool {
    is_in_task() || std::thread::current().name().is_none_or(is_of_tokio)
}

fn is_of_tokio(thread: &str) -> bool {
    thread.starts_with("tokio-")
}

impl Failures {
    pub(super) const fn new() -> Self {
        Self { kept: Mutex::new(Vec::new()), keeps_none: AtomicBool::new(false) }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Failure>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps what a failure on this thread says.
    pub(crate) fn keep(&self, text: &str) {
        if self.keeps_none.load(Ordering::Relaxed) {
            return;
        }
        let thread_name = std::thread::current().name().map(str::to_string);
        let (thread, is_in_task) = (this_thread(), is_in_task());
        self.lock().push(Failure { thread, thread_name, is_in_task, text: text.into() });
    }

    pub(super) fn is_empty(&mut self) -> bool {
        self.kept.get_mut().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    pub(super) fn keep_none(&self) {
        self.keeps_none.store(true, Ordering::Relaxed);
    }

    pub(super) fn forget(&self) {
        self.lock().clear();
    }

    /// Tells of the failures, as a report does, of this thread too or only of its tasks and of others.
    pub(super) fn tell(&self, of_this_thread: bool, told: &mut Vec<Unmet>) {
        let thread = this_thread();
        for failure in self.lock().iter() {
            let is_of_this_thread = failure.thread == thread;
            if is_of_this_thread && !of_this_thread && !failure.is_in_task {
                continue;
            }
            if is_included(&failure.text, told) {
                continue;
            }
            told.push(match &failure.thread_name {
                _ if is_of_this_thread && failure.is_in_task => {
                    Unmet::failed(&failure.text, "in a task of this thread")
                }
                _ if is_of_this_thread => Unmet::failed(&failure.text, "on this thread before"),
                Some(name) => Unmet::failed(&failure.text, &format!("on the thread `{name}`")),
                None => Unmet::failed(&failure.text, "on a thread without a name"),
            });
        }
    }
}

/// Whether the report tells of the failed call already.
fn is_included(failed: &str, told: &[Unmet]) -> bool {
    for unmet in told {
        if unmet.includes(failed) {
            return true;
        }
    }
    false
}
