//! Effects: what answers a call, and whose turn it is to run it. Nothing here is generic.

use std::any::Any;
use std::env;
use std::mem::replace;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use try_lock::{Locked, TryLock};

use super::Frame;
use super::decision::Outcome;
use super::expected::next_serial;
use super::stamp::Place;
use super::stamp::this_thread;

/// A closure or value that answers; the box holds the signature's `Box<dyn Answer>`.
pub(crate) type Instance = Box<dyn Any + Send>;

/// What is in the place of an instance that was let go of: no signature's.
struct Retired;

/// Makes a further copy of an effect whose copies may run at the same time.
pub(crate) type MakeInstance = Box<dyn Fn() -> Instance + Send + Sync>;

/// The environment variable that says how many seconds a call waits for an `FnMut` that another
/// thread is running.
pub(crate) const PATIENCE: &str = "STANDIN_PATIENCE";

/// How long that is. The other thread may itself wait for this one, which nobody can see; a test
/// that hangs for ever would be the worst report.
pub(crate) fn patience() -> Duration {
    let seconds: Option<f64> = env::var(PATIENCE).ok().and_then(|seconds| seconds.parse().ok());
    match seconds {
        Some(seconds) if seconds >= 0.0 => Duration::from_millis((seconds * 1000.0) as u64),
        _ => Duration::from_secs(30),
    }
}

pub struct Effect {
    pub(crate) serial: u64,
    pub(crate) set_at: Place,
    pub(super) means: Means,
}

/// By what means an effect answers.
pub(super) enum Means {
    /// One call at a time has the only instance, as `FnMut` demands.
    Exclusive(Gate),
    /// Every call has an instance of its own.
    Parallel(Copies),
    /// What was lent beforehand is lent again at each call.
    Lent,
    /// The call is handed to the original.
    Original,
    /// Each call has an effect of its own; the instance holds the [`Steps`].
    Steps(Gate),
    /// The call is handed to the original with arguments that the instance makes of its own.
    Rewritten(Gate),
}

/// How one call of several is answered.
pub(super) enum StepMeans {
    By(Effect),
    Panic(String),
    /// As if there were no effect.
    Default,
}

/// The effects of calls that are still to come.
struct Steps {
    left: Box<dyn Iterator<Item = StepMeans> + Send>,
    taken: usize,
}

/// Why an effect did not answer. It is handed back in a box: an answer is larger for nothing else.
pub enum Trouble {
    /// It answers one call, and has.
    Expired,
    /// A sequence of so many answers has run out.
    RanOut(usize),
    /// It is an `FnMut` and has called itself.
    Reentered,
    /// It is an `FnMut`, and another thread has been running it for so long.
    StillRunning(Duration),
    /// It belongs to another thread.
    OtherThread,
    /// It leaves this call to what else is set up.
    Passed,
    /// It has given a future, which has to be awaited for the answer; the box holds a [`Later`], until that is taken.
    Later(Box<dyn Any + Send>),
}

impl Trouble {
    #[cold]
    pub(super) fn expired() -> Box<Self> {
        Box::new(Self::Expired)
    }
}

impl Effect {
    fn new(set_at: Place, means: Means) -> Self {
        Self { serial: next_serial(), set_at, means }
    }

    /// Answers by `instance`, one call at a time.
    pub(crate) fn exclusive(set_at: Place, instance: Instance) -> Self {
        Self::new(set_at, Means::Exclusive(Gate::around(instance)))
    }

    /// Answers by what `make` makes, a new one for each call.
    pub(crate) fn parallel(set_at: Place, make: MakeInstance) -> Self {
        Self::new(set_at, Means::Parallel(Copies(Mutex::new(Some(make)))))
    }

    /// Answers with what is kept, under this effect's number, where outputs are lent from.
    pub(crate) fn lent(set_at: Place) -> Self {
        Self::new(set_at, Means::Lent)
    }

    /// Hands the calls to the original.
    pub(crate) fn original(set_at: Place) -> Self {
        Self::new(set_at, Means::Original)
    }

    /// Hands the calls to the original with the arguments that `instance` makes of theirs.
    pub(crate) fn rewritten(set_at: Place, instance: Instance) -> Self {
        Self::new(set_at, Means::Rewritten(Gate::around(instance)))
    }

    /// Answers each call by the next of the steps.
    pub(super) fn steps(set_at: Place, left: Box<dyn Iterator<Item = StepMeans> + Send>) -> Self {
        Self::new(set_at, Means::Steps(Gate::around(Box::new(Steps { left, taken: 0 }))))
    }

    /// Answers the call in `frame`; `thread` is the number of this thread.
    #[inline(never)]
    #[track_caller]
    pub(super) fn answer(
        &self,
        frame: &mut dyn Frame,
        thread: u32,
    ) -> Result<Outcome, Box<Trouble>> {
        match &self.means {
            Means::Exclusive(gate) => gate.run(frame, thread)?,
            Means::Parallel(copies) => frame.run(&mut *copies.make()?)?,
            Means::Lent => return Ok(Outcome::Again(self.serial)),
            Means::Original => return Ok(Outcome::Original),
            Means::Steps(gate) => return answer_by_next(gate, frame, thread),
            Means::Rewritten(gate) => match gate.run(frame, thread) {
                Err(trouble) if matches!(*trouble, Trouble::Passed) => {
                    return Ok(Outcome::Original);
                }
                ran => ran?,
            },
        }
        Ok(Outcome::Answered(self.serial))
    }

    /// Lets go of what it captured.
    pub(super) fn retire(&self) {
        match &self.means {
            Means::Exclusive(gate) | Means::Rewritten(gate) | Means::Steps(gate) => gate.retire(),
            Means::Parallel(copies) => drop(copies.lock().take()),
            Means::Lent | Means::Original => {}
        }
    }
}

/// Answers by the next of the steps; it runs when the gate has been left.
#[track_caller]
fn answer_by_next(
    gate: &Gate,
    frame: &mut dyn Frame,
    thread: u32,
) -> Result<Outcome, Box<Trouble>> {
    let step = {
        let mut entered = gate.enter()?;
        let steps = entered.instance().downcast_mut::<Steps>().ok_or_else(Trouble::expired)?;
        let step = steps.left.next().ok_or_else(|| Box::new(Trouble::RanOut(steps.taken)))?;
        steps.taken += 1;
        step
    };
    match step {
        StepMeans::By(effect) => effect.answer(frame, thread),
        StepMeans::Panic(message) => panic!("{message}"),
        StepMeans::Default => Err(Box::new(Trouble::Passed)),
    }
}

/// A lock that says who is inside: a closure that calls itself is told so, not left to hang.
///
/// It is no `Mutex`, because nobody ever blocks on it: whoever finds it taken tries again, and gives up some time.
pub(crate) struct Gate {
    instance: TryLock<Instance>,
    inside: AtomicU32,
}

/// Makes copies of an effect until it is retired.
pub(crate) struct Copies(Mutex<Option<MakeInstance>>);

impl Copies {
    fn lock(&self) -> MutexGuard<'_, Option<MakeInstance>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn make(&self) -> Result<Instance, Box<Trouble>> {
        self.lock().as_ref().map(|make| make()).ok_or_else(Trouble::expired)
    }
}

const NOBODY: u32 = 0;

pub(super) struct Entered<'g> {
    instance: Locked<'g, Instance>,
    gate: &'g Gate,
}

impl Gate {
    pub(super) fn around(instance: Instance) -> Self {
        Self { instance: TryLock::new(instance), inside: AtomicU32::new(NOBODY) }
    }

    /// Runs the instance on the arguments in `frame`; `thread` is the number of this thread. Most calls come by
    /// here.
    #[inline(always)]
    pub(super) fn run(&self, frame: &mut dyn Frame, thread: u32) -> Result<(), Box<Trouble>> {
        match self.instance.try_lock() {
            Some(instance) => self.entered(instance, thread).run(frame),
            // Apart, so that the compiler knows how the other is unlocked.
            None => self.wait(thread)?.run(frame),
        }
    }

    /// Enters, when it is this thread's turn.
    pub(super) fn enter(&self) -> Result<Entered<'_>, Box<Trouble>> {
        let thread = this_thread();
        match self.instance.try_lock() {
            Some(instance) => Ok(self.entered(instance, thread)),
            None => self.wait(thread),
        }
    }

    #[inline(always)]
    fn entered<'g>(&'g self, instance: Locked<'g, Instance>, thread: u32) -> Entered<'g> {
        self.inside.store(thread, Ordering::Relaxed);
        Entered { instance, gate: self }
    }

    /// Lets go of the instance, unless it is running: then it goes when the mock does.
    fn retire(&self) {
        let retired =
            self.instance.try_lock().map(|mut instance| replace(&mut *instance, Box::new(Retired)));
        drop(retired);
    }

    /// Waits until whoever is inside comes out.
    #[cold]
    fn wait(&self, thread: u32) -> Result<Entered<'_>, Box<Trouble>> {
        if self.inside.load(Ordering::Relaxed) == thread {
            return Err(Box::new(Trouble::Reentered));
        }
        let since = Instant::now();
        let mut at_most = None;
        loop {
            // Most effects are over at once; for those that are not there is no hurry.
            let waited = since.elapsed();
            if waited < Duration::from_millis(1) {
                std::thread::yield_now();
            } else {
                let at_most = *at_most.get_or_insert_with(patience);
                if waited > at_most {
                    return Err(Box::new(Trouble::StillRunning(at_most)));
                }
                std::thread::sleep(Duration::from_micros(100));
            }
            if let Some(instance) = self.instance.try_lock() {
                return Ok(self.entered(instance, thread));
            }
        }
    }
}

impl Entered<'_> {
    #[inline(always)]
    fn run(mut self, frame: &mut dyn Frame) -> Result<(), Box<Trouble>> {
        frame.run(&mut **self.instance)
    }

    pub(super) fn instance(&mut self) -> &mut (dyn Any + Send) {
        &mut **self.instance
    }
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.gate.inside.store(NOBODY, Ordering::Relaxed);
    }
}
