//! Effects: what answers a call, and whose turn it is to run it. Nothing here is generic.

use std::any::Any;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::Frame;
use super::script::next_serial;
use super::stamp::this_thread;
use super::state::Place;

/// One running copy of an effect; the box holds the signature's `Box<dyn Answer>`.
pub(crate) type Instance = Box<dyn Any + Send>;

/// Makes a further copy of an effect whose copies may run at the same time.
pub(crate) type MakeInstance = Box<dyn Fn() -> Instance + Send + Sync>;

/// How long a call waits for an `FnMut` that another thread is running. That thread may itself
/// wait for this one, which nobody can see; a test that hangs for ever would be the worst report.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Effect {
    pub(crate) serial: u64,
    pub(crate) set_at: Place,
    kind: Kind,
    turnstile: Turnstile,
    answered: AtomicUsize,
    lent: AtomicBool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Answers as often as it is asked.
    Lasting,
    /// Answers one call.
    Once,
    /// Answers one call with a variable that is lent again at each further call.
    Variable,
    /// Hands the call to the original.
    Original,
}

/// Why an effect did not answer.
pub enum Trouble {
    /// It answers one call, and has.
    Expired,
    /// A sequence of so many answers has run out.
    RanOut(usize),
    /// It is an `FnMut` and has called itself.
    Reentered,
    /// It is an `FnMut`, and another thread has been running it for too long.
    StillRunning,
    /// It belongs to another thread.
    OtherThread,
}

impl Effect {
    pub(crate) fn new(kind: Kind, set_at: Place, turnstile: Turnstile) -> Self {
        Self {
            serial: next_serial(),
            set_at,
            kind,
            turnstile,
            answered: AtomicUsize::new(0),
            lent: AtomicBool::new(false),
        }
    }

    pub(crate) fn original(set_at: Place) -> Self {
        Self::new(Kind::Original, set_at, Turnstile::spent())
    }

    pub(super) fn is_original(&self) -> bool {
        self.kind == Kind::Original
    }

    pub(super) fn has_been_lent(&self) -> bool {
        self.kind == Kind::Variable && self.lent.load(Ordering::Acquire)
    }

    /// Runs it on the arguments in `frame`.
    pub(super) fn run(&self, frame: &mut dyn Frame) -> Result<(), Trouble> {
        let mut turn = self.turnstile.enter()?;
        if self.kind != Kind::Lasting {
            turn.is_last = true;
        }
        frame.run(turn.instance()).map_err(|trouble| match trouble {
            Trouble::RanOut(_) => Trouble::RanOut(self.answered.load(Ordering::Relaxed)),
            trouble => trouble,
        })?;
        self.answered.fetch_add(1, Ordering::Relaxed);
        if self.kind == Kind::Variable {
            self.lent.store(true, Ordering::Release);
        }
        Ok(())
    }
}

/// Lets one call at a time have the instance, without a lock being held meanwhile: the instance is
/// taken out and put back. With a `make`, every call that finds none gets a new one.
pub(crate) struct Turnstile {
    slot: Mutex<Slot>,
    freed: Condvar,
    make: Option<MakeInstance>,
}

struct Slot {
    idle: Vec<Instance>,
    /// The thread that has the only instance.
    taken_by: Option<u32>,
    waiting: usize,
}

impl Turnstile {
    pub(crate) fn one_at_a_time(instance: Instance) -> Self {
        Self::holding(vec![instance], None)
    }

    pub(crate) fn side_by_side(make: MakeInstance) -> Self {
        Self::holding(Vec::new(), Some(make))
    }

    fn spent() -> Self {
        Self::holding(Vec::new(), None)
    }

    fn holding(idle: Vec<Instance>, make: Option<MakeInstance>) -> Self {
        let slot = Slot { idle, taken_by: None, waiting: 0 };
        Self { slot: Mutex::new(slot), freed: Condvar::new(), make }
    }

    fn lock(&self) -> MutexGuard<'_, Slot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn enter(&self) -> Result<Turn<'_>, Trouble> {
        let mut slot = self.lock();
        if let (true, Some(make)) = (slot.idle.is_empty(), &self.make) {
            drop(slot);
            return Ok(self.turn(make()));
        }
        if slot.idle.is_empty() {
            slot = self.wait(slot)?;
        }
        match slot.idle.pop() {
            Some(instance) => {
                slot.taken_by = Some(this_thread());
                Ok(self.turn(instance))
            }
            None => Err(Trouble::Expired),
        }
    }

    fn turn(&self, instance: Instance) -> Turn<'_> {
        Turn { turnstile: self, instance: Some(instance), is_last: false }
    }

    /// Waits until whoever has the instance puts it back, or will not.
    fn wait<'t>(&'t self, mut slot: MutexGuard<'t, Slot>) -> Result<MutexGuard<'t, Slot>, Trouble> {
        let deadline = Instant::now() + PATIENCE;
        while slot.idle.is_empty() {
            match slot.taken_by {
                None => return Err(Trouble::Expired),
                Some(thread) if thread == this_thread() => return Err(Trouble::Reentered),
                Some(_) => {}
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Trouble::StillRunning);
            }
            slot.waiting += 1;
            slot = self.freed.wait_timeout(slot, left).unwrap_or_else(PoisonError::into_inner).0;
            slot.waiting -= 1;
        }
        Ok(slot)
    }
}

/// The right to use the instance; it goes back when this is dropped, also by a panic.
pub(super) struct Turn<'t> {
    turnstile: &'t Turnstile,
    instance: Option<Instance>,
    is_last: bool,
}

impl Turn<'_> {
    pub(super) fn instance(&mut self) -> &mut (dyn Any + Send) {
        match &mut self.instance {
            Some(instance) => &mut **instance,
            None => unreachable!("a turn has its instance until it is dropped"),
        }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let spent = if self.is_last { self.instance.take() } else { None };
        let mut slot = self.turnstile.lock();
        slot.idle.extend(self.instance.take());
        slot.taken_by = None;
        let waiting = slot.waiting;
        drop(slot);
        if waiting > 0 {
            if self.is_last {
                self.turnstile.freed.notify_all();
            } else {
                self.turnstile.freed.notify_one();
            }
        }
        drop(spent);
    }
}
