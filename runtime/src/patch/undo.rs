//! What patches of the whole process have to undo, whatever order their guards are dropped in: what was there
//! before one comes back when no later one is left.

use std::sync::{Mutex, PoisonError};

/// What was there before, the latest last. Whose turn it is changes it.
pub(super) struct Undo<T>(Mutex<Vec<Step<T>>>);

struct Step<T> {
    /// Which guard made it.
    number: u64,
    is_over: bool,
    before: T,
}

impl<T> Undo<T> {
    pub(super) const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    pub(super) fn push(&self, number: u64, before: T) {
        let mut steps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        steps.push(Step { number, is_over: false, before });
    }

    /// What comes back when the guard of this number is dropped, the latest first; `same` tells what is of
    /// one place.
    pub(super) fn take(&self, number: u64, same: impl Fn(&T, &T) -> bool) -> Vec<T> {
        let mut steps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for step in steps.iter_mut().filter(|step| step.number == number) {
            step.is_over = true;
        }
        let mut back = Vec::new();
        for index in (0..steps.len()).rev() {
            let (step, later) = (&steps[index], &steps[index + 1..]);
            if step.is_over && !later.iter().any(|later| same(&later.before, &step.before)) {
                back.push(steps.remove(index).before);
            }
        }
        back
    }

    /// All that guards which were leaked have left, the latest first.
    pub(super) fn take_all(&self) -> Vec<T> {
        let mut steps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut back = Vec::new();
        while let Some(step) = steps.pop() {
            back.push(step.before);
        }
        back
    }
}
