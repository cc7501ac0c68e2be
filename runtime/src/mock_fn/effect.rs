//! Effects: what answers a call, and whose turn it is to run it. Nothing here is generic.

use std::any::Any;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use super::Frame;
use super::script::next_serial;
use super::stamp::this_thread;
use super::state::Place;

/// A closure or value that answers; the box holds the signature's `Box<dyn Answer>`.
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
    lent: AtomicBool,
}

#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// Answers as often as it is asked.
    Lasting,
    /// Answers one call with a variable that is lent again at each further call.
    Variable,
    /// Hands the call to the original.
    Original,
}

/// How an effect lets its call be answered.
pub(super) enum Answering {
    Run,
    LendAgain,
    CallOriginal,
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
        Self { serial: next_serial(), set_at, kind, turnstile, lent: AtomicBool::new(false) }
    }

    pub(crate) fn original(set_at: Place) -> Self {
        Self::new(Kind::Original, set_at, Turnstile::Retired)
    }

    pub(super) fn answering(&self) -> Answering {
        match self.kind {
            Kind::Lasting => Answering::Run,
            Kind::Variable if self.lent.load(Ordering::Acquire) => Answering::LendAgain,
            Kind::Variable => Answering::Run,
            Kind::Original => Answering::CallOriginal,
        }
    }

    /// Runs it on the arguments in `frame`.
    pub(super) fn run(&self, frame: &mut dyn Frame) -> Result<(), Trouble> {
        self.turnstile.run(&mut |instance| frame.run(instance))?;
        if let Kind::Variable = self.kind {
            self.lent.store(true, Ordering::Release);
        }
        Ok(())
    }

    /// Lets go of what it captured.
    pub(super) fn retire(&self) {
        self.turnstile.retire();
    }
}

/// Decides which calls may have an instance at the same time.
pub(crate) enum Turnstile {
    /// One call at a time has the only instance, as `FnMut` demands.
    OneAtATime(Gate),
    /// Every call has an instance of its own.
    SideBySide(Mutex<Option<MakeInstance>>),
    /// Nobody has one.
    Retired,
}

/// A mutex that says who is inside: a closure that calls itself is told so, not left to hang.
pub(crate) struct Gate {
    instance: Mutex<Option<Instance>>,
    inside: AtomicU32,
}

impl Turnstile {
    pub(crate) fn one_at_a_time(instance: Instance) -> Self {
        let instance = Mutex::new(Some(instance));
        Self::OneAtATime(Gate { instance, inside: AtomicU32::new(NOBODY) })
    }

    pub(crate) fn side_by_side(make: MakeInstance) -> Self {
        Self::SideBySide(Mutex::new(Some(make)))
    }

    /// Runs `on` an instance, when it is this call's turn.
    pub(super) fn run<T>(
        &self,
        on: &mut dyn FnMut(&mut (dyn Any + Send)) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        match self {
            Self::OneAtATime(gate) => {
                let mut entered = gate.enter()?;
                match &mut *entered.instance {
                    Some(instance) => on(&mut **instance),
                    None => Err(Trouble::Expired),
                }
            }
            Self::SideBySide(make) => {
                let made =
                    make.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(|m| m());
                match made {
                    Some(mut instance) => on(&mut *instance),
                    None => Err(Trouble::Expired),
                }
            }
            Self::Retired => Err(Trouble::Expired),
        }
    }

    fn retire(&self) {
        match self {
            Self::OneAtATime(gate) => {
                // A closure that is running lets go of what it captured when the mock is dropped.
                let retired =
                    gate.instance.try_lock().ok().and_then(|mut instance| instance.take());
                drop(retired);
            }
            Self::SideBySide(make) => {
                let retired = make.lock().unwrap_or_else(PoisonError::into_inner).take();
                drop(retired);
            }
            Self::Retired => {}
        }
    }
}

const NOBODY: u32 = 0;

struct Entered<'g> {
    instance: MutexGuard<'g, Option<Instance>>,
    inside: &'g AtomicU32,
}

impl Gate {
    fn enter(&self) -> Result<Entered<'_>, Trouble> {
        let instance = match self.instance.try_lock() {
            Ok(instance) => instance,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => self.wait()?,
        };
        self.inside.store(this_thread(), Ordering::Relaxed);
        Ok(Entered { instance, inside: &self.inside })
    }

    /// Waits until whoever is inside comes out.
    #[cold]
    fn wait(&self) -> Result<MutexGuard<'_, Option<Instance>>, Trouble> {
        if self.inside.load(Ordering::Relaxed) == this_thread() {
            return Err(Trouble::Reentered);
        }
        let since = Instant::now();
        loop {
            match self.instance.try_lock() {
                Ok(instance) => return Ok(instance),
                Err(TryLockError::Poisoned(poisoned)) => return Ok(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) => {}
            }
            let waited = since.elapsed();
            if waited > PATIENCE {
                return Err(Trouble::StillRunning);
            }
            // Most effects are over at once; for those that are not there is no hurry.
            if waited < Duration::from_millis(1) {
                std::thread::yield_now();
            } else {
                std::thread::sleep(Duration::from_micros(100));
            }
        }
    }
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.inside.store(NOBODY, Ordering::Relaxed);
    }
}
