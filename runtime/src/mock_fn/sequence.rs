//! Order across mocks: expectations that must answer one after the other.

use std::sync::{Arc, Mutex, PoisonError};

use super::Times;
use super::stamp::Place;

/// Expectations, of one mock or of several, that must answer in the order in which they joined.
///
/// Each may answer as long as those before it have been called as often as they expect at least
/// and none after it has been called. mockall's `Sequence`, gMock's `InSequence`.
///
/// ```
/// use standin::{Sequence, automock};
///
/// #[automock]
/// trait Door {
///     fn open(&self);
///     fn close(&self);
/// }
///
/// let mut order = Sequence::new();
/// let mut door = MockDoor::new();
/// door.expect_open().times(1).returning(|| ()).in_sequence(&mut order);
/// door.expect_close().times(1).returning(|| ()).in_sequence(&mut order);
/// door.open();
/// door.close();
/// ```
#[derive(Clone, Debug, Default)]
pub struct Sequence(Arc<Mutex<Progress>>);

#[derive(Debug, Default)]
struct Progress {
    /// The step that answered last.
    current: usize,
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    /// How often it has still to answer before the next one may.
    owed: usize,
    set_at: Place,
}

/// A step as a report tells of it.
pub(crate) struct Told {
    /// Its number in the sequence, from 1.
    pub(crate) number: usize,
    pub(crate) set_at: Place,
}

impl Sequence {
    /// A sequence without any expectation.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn join(&mut self, times: Times, set_at: Place) -> SequencePlace {
        let mut progress = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        progress.steps.push(Step { owed: times.least(), set_at });
        SequencePlace { step: progress.steps.len() - 1, progress: self.0.clone() }
    }
}

/// The place of one expectation in a [`Sequence`].
pub(crate) struct SequencePlace {
    progress: Arc<Mutex<Progress>>,
    step: usize,
}

impl SequencePlace {
    fn progress(&self) -> std::sync::MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a later expectation has been called already.
    pub(super) fn is_history(&self) -> bool {
        self.progress().current > self.step
    }

    /// Takes the turn, if it is this expectation's turn.
    pub(super) fn enter(&self) -> bool {
        let mut progress = self.progress();
        let its_turn = progress.current <= self.step
            && progress.steps[progress.current..self.step].iter().all(|step| step.owed == 0);
        if its_turn {
            progress.current = self.step;
            let step = &mut progress.steps[self.step];
            step.owed = step.owed.saturating_sub(1);
        }
        its_turn
    }

    /// Whether it is the step with this number, from 1, of the sequence in which `other` has a place.
    pub(super) fn is_step(&self, number: usize, other: &Self) -> bool {
        self.step + 1 == number && Arc::ptr_eq(&self.progress, &other.progress)
    }

    /// The step that was called last.
    pub(crate) fn reached(&self) -> Told {
        let progress = self.progress();
        let step = &progress.steps[progress.current];
        Told { number: progress.current + 1, set_at: step.set_at }
    }

    /// Its number in the sequence, from 1, and that of the step which holds it up, if one does.
    pub(crate) fn position(&self) -> (usize, Option<Told>) {
        let progress = self.progress();
        let earlier = progress.current.min(self.step)..self.step;
        let held_up_by = earlier.into_iter().find(|step| progress.steps[*step].owed > 0);
        let told = |step: usize| Told { number: step + 1, set_at: progress.steps[step].set_at };
        (self.step + 1, held_up_by.map(told))
    }
}
