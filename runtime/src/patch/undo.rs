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

/// Whether one of the later steps is of the same place.
fn has_later<T>(steps: &[Step<T>], index: usize, same: &dyn Fn(&T, &T) -> bool) -> bool {
    for later in index + 1..steps.len() {
        if same(&steps[later].before, &steps[index].before) {
            return true;
        }
    }
    false
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
    pub(super) fn take(&self, number: u64, same: &dyn Fn(&T, &T) -> bool) -> Vec<T> {
        let mut steps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut back = Vec::new();
        // From the latest: those after `index` stay.
        let mut index = steps.len();
        while index > 0 {
            index -= 1;
            steps[index].is_over |= steps[index].number == number;
            if steps[index].is_over && !has_later(&steps, index, same) {
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
