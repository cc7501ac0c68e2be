//! Predicates of the `predicates` crate as matchers.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use predicates::Predicate;

use super::families::families;
use super::{IntoMatcher, Kinded, Matcher};
use crate::mock_fn::this_thread;
use crate::signature::{At, Local, Mut, Nested, NestedMut, Opt, Own, Ref, Refs, Shown};

/// A predicate need not be `Sync`: one thread at a time asks it.
pub(super) struct Satisfies<P> {
    predicate: Mutex<P>,
    /// The thread that is asking, if one is.
    asking: AtomicU32,
}

impl<P> Satisfies<P> {
    pub(super) fn new(predicate: P) -> Self {
        Self { predicate: Mutex::new(predicate), asking: AtomicU32::new(NOBODY) }
    }

    /// The answer; none where the predicate is looking at a call and has made another one itself, which
    /// it then does not accept.
    fn ask<T>(&self, question: impl FnOnce(&P) -> T) -> Option<T> {
        let thread = this_thread();
        if thread != NOBODY && self.asking.load(Ordering::Relaxed) == thread {
            return None;
        }
        let predicate = self.predicate.lock().unwrap_or_else(PoisonError::into_inner);
        self.asking.store(thread, Ordering::Relaxed);
        let _asked = Asked(&self.asking);
        Some(question(&predicate))
    }

    #[inline]
    pub(super) fn accepts<T: ?Sized>(&self, argument: &T) -> bool
    where
        P: Predicate<T>,
    {
        self.ask(|predicate| predicate.eval(argument)).unwrap_or(false)
    }

    #[inline]
    pub(super) fn text(&self) -> String
    where
        P: ToString,
    {
        self.ask(P::to_string).unwrap_or_else(|| BUSY.into())
    }
}

const NOBODY: u32 = 0;

/// What a predicate wants that can't be asked.
const BUSY: &str = "<the predicate that made this call>";

struct Asked<'a>(&'a AtomicU32);

impl Drop for Asked<'_> {
    fn drop(&mut self) {
        self.0.store(NOBODY, Ordering::Relaxed);
    }
}

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
                Box::new(Satisfies::new(self))
            }
        }
    };
}
families!(predicate_matcher);
