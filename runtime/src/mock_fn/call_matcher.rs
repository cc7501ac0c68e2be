//! What an expectation wants of all arguments of a call. Nothing here is generic.

use std::any::Any;

use super::Frame;
use super::effect::Gate;
use crate::matcher::Verdicts;

pub(crate) enum CallMatcher {
    /// A matcher for each argument; the box holds the signature's `Matchers`.
    Each(Box<dyn Any + Send + Sync>, fn(&dyn Any) -> Vec<String>),
    /// One closure that sees them all.
    Whole(Gate, &'static str),
}

impl CallMatcher {
    pub(super) fn accepts(&self, frame: &dyn Frame) -> bool {
        match self {
            Self::Each(matchers, _) => frame.accepted(&**matchers, None),
            Self::Whole(gate, _) => {
                let entered = gate.enter();
                entered.is_ok_and(|mut entered| {
                    entered.instance().is_some_and(|closure| frame.accepted_whole(closure))
                })
            }
        }
    }

    /// Which arguments are accepted; nothing where one closure sees them all.
    pub(crate) fn verdicts(&self, frame: &dyn Frame) -> Option<Verdicts> {
        match self {
            Self::Each(matchers, _) => {
                let mut verdicts = Verdicts::default();
                frame.accepted(&**matchers, Some(&mut verdicts));
                Some(verdicts)
            }
            Self::Whole(..) => None,
        }
    }

    /// What each argument must be.
    pub(crate) fn wanted(&self) -> Option<Vec<String>> {
        match self {
            Self::Each(matchers, describe) => Some(describe(&**matchers)),
            Self::Whole(..) => None,
        }
    }

    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Each(matchers, describe) => describe(&**matchers).join(", "),
            Self::Whole(_, name) => (*name).into(),
        }
    }
}
