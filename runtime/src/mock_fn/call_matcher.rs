//! What an expectation wants of all arguments of a call. Nothing here is generic.

use std::any::Any;
use std::sync::Arc;

use super::call::OF_OTHER_THREAD;
use super::effect::Gate;
use super::{Frame, Trouble};
use crate::matcher::{Noted, Verdicts, accepted, noted, settle};
use crate::report;
use crate::signature::{ALL_REJECTED, FIRST_REJECTED};

/// Says what each of the signature's matchers wants.
pub(super) type Describe = fn(&dyn Any, &mut Vec<String>);

#[derive(Clone)]
pub(crate) enum CallMatcher {
    /// A matcher for each argument: the signature's `Matchers`.
    Each(Arc<dyn Any + Send + Sync>, Describe, Asking),
    /// One closure that sees them all.
    Whole(Arc<Gate>, &'static str),
}

/// How the matchers of a call are to be asked.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Asking {
    /// In any order: they are values.
    InAnyOrder,
    /// One after the other, up to the first that rejects its argument.
    InOrder,
    /// The same; one captures its argument.
    Capturing,
}

impl CallMatcher {
    /// A matcher for each argument: the signature's `Matchers`, which were just made.
    pub(super) fn each(matchers: Arc<dyn Any + Send + Sync>, describe: Describe) -> Self {
        let asking = match noted() {
            Noted { captures: true, .. } => Asking::Capturing,
            Noted { looks: true, .. } => Asking::InOrder,
            _ => Asking::InAnyOrder,
        };
        Self::Each(matchers, describe, asking)
    }

    /// Whether the call is the one that is meant; trouble where a closure that sees all arguments
    /// belongs to another thread, or is running already and does not come to an end.
    pub(crate) fn accepts(&self, frame: &dyn Frame) -> Result<bool, Box<Trouble>> {
        match self {
            Self::Each(matchers, _, Asking::Capturing) => {
                Ok(accepted(&|| accepts(frame, &**matchers)))
            }
            Self::Each(matchers, ..) => Ok(accepts(frame, &**matchers)),
            Self::Whole(gate, _) => accepts_whole(gate, frame),
        }
    }

    /// Whether a call that it has accepted is answered by its expectation: values are captured then alone.
    pub(super) fn settle(&self, is_answered: bool) {
        if let Self::Each(.., Asking::Capturing) = self {
            settle(is_answered);
        }
    }

    /// Which arguments are accepted; nothing where one closure sees them all.
    pub(crate) fn verdicts(&self, frame: &dyn Frame) -> Option<Verdicts> {
        match self {
            Self::Each(matchers, ..) => {
                Some(Verdicts::of_rejected(frame.rejected(&**matchers, ALL_REJECTED)))
            }
            Self::Whole(..) => None,
        }
    }

    /// What each argument must be.
    pub(crate) fn wanted(&self) -> Option<Vec<String>> {
        match self {
            Self::Each(matchers, describe, _) => Some(wants(&**matchers, *describe)),
            Self::Whole(..) => None,
        }
    }

    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Each(matchers, describe, _) => report::listed(&wants(&**matchers, *describe)),
            Self::Whole(_, name) => (*name).into(),
        }
    }
}

fn accepts(frame: &dyn Frame, matchers: &dyn Any) -> bool {
    frame.rejected(matchers, FIRST_REJECTED) == 0
}

fn wants(matchers: &dyn Any, describe: Describe) -> Vec<String> {
    let mut wants = Vec::new();
    describe(matchers, &mut wants);
    wants
}

#[inline(never)]
fn accepts_whole(gate: &Gate, frame: &dyn Frame) -> Result<bool, Box<Trouble>> {
    let mut entered = gate.enter()?;
    match frame.rejected(entered.instance(), FIRST_REJECTED) {
        OF_OTHER_THREAD => Err(Box::new(Trouble::OtherThread)),
        rejected => Ok(rejected == 0),
    }
}
