//! What an expectation wants of all arguments of a call. Nothing here is generic.

use std::any::Any;
use std::sync::Arc;

use super::effect::Gate;
use super::{Frame, Trouble};
use crate::matcher::{Verdicts, accepted, is_noted, settle};
use crate::report;

/// Says what each of the signature's matchers wants.
pub(super) type Describe = fn(&dyn Any, &mut Vec<String>);

#[derive(Clone)]
pub(crate) enum CallMatcher {
    /// A matcher for each argument: the signature's `Matchers`.
    Each(Arc<dyn Any + Send + Sync>, Describe),
    /// As `Each`, where one of the matchers captures its argument.
    Capturing(Arc<dyn Any + Send + Sync>, Describe),
    /// One closure that sees them all.
    Whole(Arc<Gate>, &'static str),
}

impl CallMatcher {
    /// A matcher for each argument: the signature's `Matchers`, which were just made.
    pub(super) fn each(matchers: Arc<dyn Any + Send + Sync>, describe: Describe) -> Self {
        match is_noted() {
            true => Self::Capturing(matchers, describe),
            false => Self::Each(matchers, describe),
        }
    }

    /// Whether the call is the one that is meant; trouble where a closure that sees all arguments
    /// belongs to another thread, or is running already and does not come to an end.
    pub(super) fn accepts(&self, frame: &dyn Frame) -> Result<bool, Box<Trouble>> {
        match self {
            Self::Each(matchers, _) => Ok(accepts(frame, &**matchers)),
            Self::Capturing(matchers, _) => Ok(accepted(&|| accepts(frame, &**matchers))),
            Self::Whole(gate, _) => accepts_whole(gate, frame),
        }
    }

    /// Whether a call that it has accepted is answered by its expectation: values are captured then alone.
    pub(super) fn settle(&self, is_answered: bool) {
        if let Self::Capturing(..) = self {
            settle(is_answered);
        }
    }

    /// Which arguments are accepted; nothing where one closure sees them all.
    pub(crate) fn verdicts(&self, frame: &dyn Frame) -> Option<Verdicts> {
        match self {
            Self::Each(matchers, _) | Self::Capturing(matchers, _) => {
                frame.rejected(&**matchers, true).map(Verdicts::of_rejected)
            }
            Self::Whole(..) => None,
        }
    }

    /// What each argument must be.
    pub(crate) fn wanted(&self) -> Option<Vec<String>> {
        match self {
            Self::Each(matchers, describe) | Self::Capturing(matchers, describe) => {
                Some(wants(&**matchers, *describe))
            }
            Self::Whole(..) => None,
        }
    }

    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Each(matchers, describe) | Self::Capturing(matchers, describe) => {
                report::listed(&wants(&**matchers, *describe))
            }
            Self::Whole(_, name) => (*name).into(),
        }
    }
}

fn accepts(frame: &dyn Frame, matchers: &dyn Any) -> bool {
    frame.rejected(matchers, false) == Some(0)
}

fn wants(matchers: &dyn Any, describe: Describe) -> Vec<String> {
    let mut wants = Vec::new();
    describe(matchers, &mut wants);
    wants
}

#[inline(never)]
fn accepts_whole(gate: &Gate, frame: &dyn Frame) -> Result<bool, Box<Trouble>> {
    let mut entered = gate.enter()?;
    match frame.rejected(entered.instance(), false) {
        Some(rejected) => Ok(rejected == 0),
        None => Err(Box::new(Trouble::OtherThread)),
    }
}
