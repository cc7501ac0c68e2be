//! What the search for the expectation of a call goes by. It is all that a user's crate sees of expectations: rustc
//! describes to debuggers there what the code of a [`Frame`](super::Frame) mentions.

use std::any::Any;
use std::sync::Arc;

use super::Expected;

/// The signature's `Matchers` of one expectation; nothing where it has none, or not of the plain kind.
pub(crate) type Sought = Option<Arc<dyn Any + Send + Sync>>;

/// What to seek among the expectations; nothing where there is but one.
pub(super) fn sought(expected: &[Expected]) -> Option<Box<[Sought]>> {
    if expected.len() < 2 {
        return None;
    }
    let mut sought = Vec::with_capacity(expected.len());
    for expected in expected {
        sought.push(expected.matchers().cloned());
    }
    Some(sought.into())
}
