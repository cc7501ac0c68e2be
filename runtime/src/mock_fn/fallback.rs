//! What answers a call that no expectation answers. As a rule it is set once, and then read without
//! a lock; most functions have none.

use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::Effect;

/// The fallbacks of one function, in the order in which they are asked.
#[derive(Default)]
pub(super) struct Fallbacks {
    pub(super) side_effect: Fallback,
    pub(super) returns: Fallback,
    pub(super) original: Fallback,
}

impl Fallbacks {
    pub(super) fn in_order(&self) -> [&Fallback; 3] {
        [&self.side_effect, &self.returns, &self.original]
    }

    /// The first that is set, if it was set once. Most calls that no expectation answers come by here, also
    /// in unoptimized builds.
    #[inline(always)]
    pub(super) fn usual(&self) -> Option<&Effect> {
        let fallback = match self.side_effect.first.get() {
            Some(_) => &self.side_effect,
            None => &self.returns,
        };
        match fallback.first.get() {
            Some(effect) if !fallback.is_replaced.load(Ordering::Acquire) => Some(effect),
            _ => None,
        }
    }
}

#[derive(Default)]
pub(crate) struct Fallback {
    first: OnceLock<Arc<Effect>>,
    is_replaced: AtomicBool,
    later: Mutex<Option<Arc<Effect>>>,
}

impl Fallback {
    fn lock_later(&self) -> MutexGuard<'_, Option<Arc<Effect>>> {
        self.later.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets it, in place of what was set before.
    pub(super) fn set(&self, effect: Arc<Effect>) {
        let Err(effect) = self.first.set(effect) else { return };
        let old = self.lock_later().replace(effect);
        self.is_replaced.store(true, Ordering::Release);
        if let Some(first) = self.first.get() {
            first.retire();
        }
        drop(old);
    }

    /// Sets it to nothing.
    pub(super) fn unset(&self) {
        if let Some(first) = self.first.get() {
            let old = self.lock_later().take();
            self.is_replaced.store(true, Ordering::Release);
            first.retire();
            drop(old);
        }
    }

    pub(crate) fn is_set(&self) -> bool {
        self.get().is_some()
    }

    /// What was set first, whether it is forgotten or not.
    pub(super) fn first(&self) -> Option<&Effect> {
        self.first.get().map(|first| &**first)
    }

    /// What was set last.
    pub(super) fn get(&self) -> Option<Set<'_>> {
        match self.first.get() {
            Some(_) if self.is_replaced.load(Ordering::Acquire) => self.later(),
            Some(first) => Some(Set::First(first)),
            None => None,
        }
    }

    fn later(&self) -> Option<Set<'_>> {
        self.lock_later().clone().map(Set::Later)
    }
}

/// An effect that was set as a default.
pub(super) enum Set<'f> {
    First(&'f Effect),
    Later(Arc<Effect>),
}

impl Deref for Set<'_> {
    type Target = Effect;

    fn deref(&self) -> &Effect {
        match self {
            Self::First(effect) => effect,
            Self::Later(effect) => effect,
        }
    }
}
