//! Patches of the whole process, and the turns that all that is process-wide takes.

use std::any::TypeId;
use std::marker::PhantomData;
use std::panic::Location;
use std::rc::Rc;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::point::PatchPoint;
use super::scope::{AnyDouble, Scope};
use crate::clock;
use crate::mock_fn::{patience, this_thread};
use crate::report;

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
    begun: Option<Begun>,
    /// What undoes what leaked guards have left. Who patches such things says it: so what does that is linked to
    /// no other test.
    undo_directory: Option<fn()>,
    undo_environment: Option<fn()>,
}

/// How the turn was taken: for a report on who waits for it too long.
struct Begun {
    at: Option<Instant>,
    place: &'static Location<'static>,
}

/// How many times as long as for a closure one waits for the turn: a test has it to its end.
const TEST_BY_CLOSURE: u32 = 10;

static HOLDER: Mutex<Holder> = Mutex::new(Holder {
    thread: 0,
    times: 0,
    begun: None,
    undo_directory: None,
    undo_environment: None,
});
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
    ///
    /// # Panics
    /// If one keeps it for long: it may itself wait for this thread, which nobody can see.
    #[track_caller]
    #[inline]
    pub(super) fn take() -> Self {
        let thread = this_thread();
        let mut holder = holder();
        if holder.is_other(thread) {
            holder = wait(holder, thread);
        }
        if holder.times == 0 {
            holder.begun = Some(Begun { at: clock::now(), place: Location::caller() });
        }
        holder.thread = thread;
        holder.times += 1;
        // While a thread's locals are being destroyed nothing is to be had of it any more.
        _ = LAST.try_with(|_| ());
        Self { bound: PhantomData }
    }

    /// Has another directory undone by `undo` if the guard is leaked.
    #[inline]
    pub(super) fn undo_directory(&self, undo: fn()) {
        holder().undo_directory = Some(undo);
    }

    /// As [`undo_directory`](Self::undo_directory).
    #[cfg(feature = "env")]
    #[inline]
    pub(super) fn undo_environment(&self, undo: fn()) {
        holder().undo_environment = Some(undo);
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut holder = holder();
        // Where the thread's locals are gone, its turn is over already.
        if holder.is(this_thread()) {
            holder.times -= 1;
            holder.pass_on();
        }
    }
}

/// Waits for the turn, each time it is passed on as long as for the first.
#[track_caller]
#[inline]
fn wait(mut holder: MutexGuard<'static, Holder>, thread: u32) -> MutexGuard<'static, Holder> {
    let (begun, at_most) = (Instant::now(), patience().saturating_mul(TEST_BY_CLOSURE));
    while holder.is_other(thread) {
        let turn_begun = holder.begun.as_ref().and_then(|turn| turn.at);
        let since = turn_begun.map_or(begun, |at| at.max(begun));
        let Some(left) = at_most.checked_sub(since.elapsed()) else {
            let place = holder.begun.as_ref().map(|turn| turn.place);
            drop(holder);
            report::turn_is_kept(place, at_most);
        };
        (holder, _) = FREE.wait_timeout(holder, left).unwrap_or_else(PoisonError::into_inner);
    }
    holder
}

impl Holder {
    fn is(&self, thread: u32) -> bool {
        self.times > 0 && self.thread == thread
    }

    fn is_other(&self, thread: u32) -> bool {
        self.times > 0 && self.thread != thread
    }

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
        if !holder().is(this_thread()) {
            return;
        }
        let leaked = EVERYWHERE.clear();
        let Holder { undo_directory, undo_environment, .. } = *holder();
        if let Some(undo) = undo_directory {
            undo();
        }
        if let Some(undo) = undo_environment {
            undo();
        }
        let mut holder = holder();
        holder.times = 0;
        holder.pass_on();
        drop(holder);
        drop(leaked);
    }
}
