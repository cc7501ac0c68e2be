//! The search for the expectation that a call is for.

use std::any::Any;

use super::Expected;

/// Matchers that are to be asked, one after the other. What they belong to is not seen from here: the loop is in a
/// [`Frame`](super::Frame), in a user's crate, where rustc would describe it to debuggers.
pub(crate) trait Candidates {
    /// The signature's `Matchers` of the next one; nothing where there is none, or it has none of the plain kind.
    fn next(&mut self) -> Option<&dyn Any>;
}

/// Expectations, up to the first that may be for a call: the one that the search is at.
pub(super) struct Seeking<'e> {
    pub(super) at: Option<&'e Expected>,
    pub(super) left: &'e [Expected],
}

impl<'e> Seeking<'e> {
    #[inline(always)]
    pub(super) fn new(left: &'e [Expected]) -> Self {
        Self { at: None, left }
    }
}

impl Candidates for Seeking<'_> {
    fn next(&mut self) -> Option<&dyn Any> {
        let [expected, left @ ..] = self.left else {
            self.at = None;
            return None;
        };
        (self.at, self.left) = (Some(expected), left);
        expected.matchers()
    }
}
