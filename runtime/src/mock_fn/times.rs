//! How often an expectation may answer.

use std::fmt;
use std::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

use crate::report::{self, times};

/// How often a call is expected: a number or any form of range.
///
/// ```
/// # use standin::automock;
/// # #[automock] trait Bell { fn ring(&self); }
/// let mut bell = MockBell::new();
/// bell.expect_ring().times(1..=2).returning(|| ());
/// bell.ring();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    least: usize,
    /// Every call asks for it.
    pub(super) most: usize,
}

impl Times {
    /// The fewest calls that satisfy it.
    #[must_use]
    pub fn least(&self) -> usize {
        self.least
    }
    /// The most calls that it allows.
    #[must_use]
    pub fn most(&self) -> usize {
        self.most
    }

    /// `range` is what the user wrote.
    #[track_caller]
    fn between(least: usize, most: Option<usize>, range: &dyn fmt::Debug) -> Self {
        match most {
            Some(most) if most >= least => Self { least, most: most.min(NO_LIMIT) },
            _ => report::backwards_range(range),
        }
    }
}

/// More than that can't be counted: the count itself has a mark in its highest bit.
const NO_LIMIT: usize = usize::MAX >> 1;

impl Default for Times {
    /// Any number of times.
    fn default() -> Self {
        Self { least: 0, most: NO_LIMIT }
    }
}

impl From<usize> for Times {
    fn from(exactly: usize) -> Self {
        Self { least: exactly, most: exactly.min(NO_LIMIT) }
    }
}

impl From<RangeFull> for Times {
    #[inline]
    fn from(_: RangeFull) -> Self {
        Self::default()
    }
}

impl From<RangeFrom<usize>> for Times {
    #[inline]
    fn from(range: RangeFrom<usize>) -> Self {
        Self { least: range.start, most: NO_LIMIT }
    }
}

impl From<RangeTo<usize>> for Times {
    #[track_caller]
    #[inline]
    fn from(range: RangeTo<usize>) -> Self {
        Self::between(0, range.end.checked_sub(1), &range)
    }
}

impl From<RangeToInclusive<usize>> for Times {
    #[inline]
    fn from(range: RangeToInclusive<usize>) -> Self {
        Self { least: 0, most: range.end.min(NO_LIMIT) }
    }
}

impl From<Range<usize>> for Times {
    #[track_caller]
    #[inline]
    fn from(range: Range<usize>) -> Self {
        Self::between(range.start, range.end.checked_sub(1), &range)
    }
}

impl From<RangeInclusive<usize>> for Times {
    #[track_caller]
    #[inline]
    fn from(range: RangeInclusive<usize>) -> Self {
        Self::between(*range.start(), Some(*range.end()), &range)
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (0, NO_LIMIT) => f.write_str("any number of times"),
            (least, most) if least == most => f.write_str(&times(least)),
            (least, NO_LIMIT) => write!(f, "at least {}", times(least)),
            (0, most) => write!(f, "at most {}", times(most)),
            (least, most) => write!(f, "{least} to {most} times"),
        }
    }
}
