//! Patches of the whole process, and the turns that all that is process-wide takes.

use std::any::TypeId;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::point::PatchPoint;
use super::scope::{AnyDouble, Scope};
use crate::mock_fn::this_thread;

static EVERYWHERE: Scope = Scope::new();

/// The double that every thread sees in place of the function.
pub(super) fn seen(point: &PatchPoint, key: TypeId) -> Option<AnyDouble> {
    if !point.is_global() {
        return None;
    }
    EVERYWHERE.last(key, point).map(|latest| latest.double)
}

pub(super) fn everywhere() -> &'static Scope {
    &EVERYWHERE
}

/// Whose turn it is, and how often that thread has taken it.
struct Holder {
    thread: u32,
    times: usize,
}

static HOLDER: Mutex<Holder> = Mutex::new(Holder { thread: 0, times: 0 });
static FREE: Condvar = Condvar::new();

fn holder() -> MutexGuard<'static, Holder> {
    HOLDER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The turn to change what the whole process sees. There is one for everything, and a thread that
/// has it may take it again: so two tests can't wait for each other.
pub(super) struct Turn {
    /// It belongs to the thread that took it.
    bound: PhantomData<Rc<()>>,
}

impl Turn {
    /// Waits until no other thread has the turn.
    pub(super) fn take() -> Self {
        let thread = this_thread();
        let mut holder = holder();
        while holder.times > 0 && holder.thread != thread {
            holder = FREE.wait(holder).unwrap_or_else(PoisonError::into_inner);
        }
        holder.thread = thread;
        holder.times += 1;
        // While a thread's locals are being destroyed nothing is to be had of it any more.
        _ = LAST.try_with(|_| ());
        Self { bound: PhantomData }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut holder = holder();
        // Where the thread's locals are gone, its turn is over already.
        if holder.thread == this_thread() && holder.times > 0 {
            holder.times -= 1;
            holder.pass_on();
        }
    }
}

impl Holder {
    fn pass_on(&self) {
        if self.times == 0 {
            FREE.notify_one();
        }
    }
}

/// Goes with the thread.
struct Last;

thread_local! {
    static LAST: Last = const { Last };
}

impl Drop for Last {
    /// Guards that were leaked leave nothing behind: what is in place everywhere was put there by the
    /// thread whose turn it is.
    fn drop(&mut self) {
        let mut holder = holder();
        if holder.thread == this_thread() && holder.times > 0 {
            let leaked = EVERYWHERE.clear();
            holder.times = 0;
            holder.pass_on();
            drop(holder);
            drop(leaked);
        }
    }
}
