//! Predicates of the `predicates` crate as matchers.

use std::fmt::Display;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use predicates::Predicate;
use try_lock::TryLock;

use super::families::families;
use super::held::note_looking;
use super::{IntoMatcher, Kinded, Matcher};
use crate::mock_fn::this_thread;
use crate::signature::{At, Local, Mut, Nested, NestedMut, Opt, Own, Ref, Refs, Shown};

/// A predicate need not be `Sync`: one thread at a time asks it.
pub(super) struct Satisfies<P> {
    /// Whoever has a turn finds it free.
    predicate: TryLock<P>,
    turns: Turns,
}

/// Turns to ask a predicate: what does not depend on its type.
struct Turns {
    line: Mutex<()>,
    /// The thread that is asking, if one is.
    asking: AtomicU32,
}

/// A turn that is taken.
struct Turn<'t> {
    turns: &'t Turns,
    _line: MutexGuard<'t, ()>,
}

impl Turns {
    /// Waits for a turn. There is none for a predicate that is looking at a call and has made another one itself, which it
    /// then does not accept.
    fn take(&self) -> Option<Turn<'_>> {
        let thread = this_thread();
        if thread != NOBODY && self.asking.load(Ordering::Relaxed) == thread {
            return None;
        }
        let _line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        self.asking.store(thread, Ordering::Relaxed);
        Some(Turn { turns: self, _line })
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.turns.asking.store(NOBODY, Ordering::Relaxed);
    }
}

impl<P> Satisfies<P> {
    pub(super) fn new(predicate: P) -> Self {
        let turns = Turns { line: Mutex::new(()), asking: AtomicU32::new(NOBODY) };
        Self { predicate: TryLock::new(predicate), turns }
    }

    pub(super) fn accepts<T: ?Sized>(&self, argument: &T) -> bool
    where
        P: Predicate<T>,
    {
        let Some(_turn) = self.turns.take() else { return false };
        match self.predicate.try_lock() {
            Some(predicate) => predicate.eval(argument),
            None => false,
        }
    }

    pub(super) fn text(&self) -> String
    where
        P: Display,
    {
        let Some(_turn) = self.turns.take() else { return BUSY.into() };
        match self.predicate.try_lock() {
            Some(predicate) => text(&*predicate),
            None => BUSY.into(),
        }
    }
}

fn text(of: &dyn Display) -> String {
    of.to_string()
}

const NOBODY: u32 = 0;

/// What a predicate wants that can't be asked.
const BUSY: &str = "<the predicate that made this call>";

/// Marks predicates among what can be given as a matcher.
pub struct ByPredicate;

macro_rules! predicate_matcher {
    ([$($generics:tt)*] $family:ty, [$($life:lifetime),*] $shown:ty) => {
        impl<$($generics)*, P> Matcher<$family> for Satisfies<P>
        where
            P: for<$($life),*> Predicate<$shown> + Send,
        {
            fn matches(&self, argument: &Shown<'_, '_, $family>) -> bool {
                self.accepts(argument)
            }
            fn describe(&self) -> String {
                self.text()
            }
        }
        impl<$($generics)*, P> Kinded<$family, ByPredicate> for P
        where
            P: for<$($life),*> Predicate<$shown>,
        {
        }
        #[diagnostic::do_not_recommend]
        impl<$($generics)*, P> IntoMatcher<$family, ByPredicate> for P
        where
            P: for<$($life),*> Predicate<$shown> + Send,
        {
            fn into_matcher<'m>(self) -> Box<dyn Matcher<$family> + 'm>
            where
                Self: 'm,
            {
                note_looking();
                Box::new(Satisfies::new(self))
            }
        }
    };
}
families!(predicate_matcher);
