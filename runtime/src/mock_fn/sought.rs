//! What the search for the expectation of a call goes by. It is all that a user's crate sees of expectations: rustc
//! describes to debuggers there what the code of a [`Frame`](super::Frame) mentions.

use std::any::Any;
use std::sync::Arc;

use super::Expected;
use super::call_matcher::{Asking, CallMatcher};
use crate::signature::FIRST_REJECTED;

/// The signature's `Matchers` of one expectation; nothing where it has none, or not of the plain kind.
pub(crate) type Sought = Option<Arc<dyn Any + Send + Sync>>;

/// Several expectations to seek among.
pub(super) struct Search {
    pub(super) each: Box<[Sought]>,
    /// The order to keep when matchers are asked, as [`Frame::seek`](super::Frame::seek) takes it.
    pub(super) order: u32,
}

const ANY_ORDER: u32 = 0;

impl Search {
    /// What to seek among the expectations; nothing where there is but one.
    pub(super) fn among(expected: &[Expected]) -> Option<Self> {
        if expected.len() < 2 {
            return None;
        }
        let mut order = ANY_ORDER;
        let mut each = Vec::with_capacity(expected.len());
        for expected in expected {
            let sought = match &expected.plan.matcher {
                Some(CallMatcher::Each(_, _, Asking::Capturing) | CallMatcher::Whole(..))
                | None => None,
                Some(CallMatcher::Each(matchers, _, asking)) => {
                    if *asking == Asking::InOrder {
                        order = FIRST_REJECTED;
                    }
                    Some(matchers.clone())
                }
            };
            each.push(sought);
        }
        Some(Self { each: each.into(), order })
    }
}
