//! The calls so far: the most recent ones, and how many there were before.

use std::fmt::Display;

use super::excerpt::briefs;
use super::instead::{Fit, fit};
use super::page::{Page, counted, told};
use super::texts::Texts;
use crate::mock_fn::{Expected, Recorded, Stamp};

/// How many calls a report shows.
const SHOWN: usize = 10;

/// One recorded call, as a person reads it.
struct CallLine {
    /// From 1.
    number: usize,
    args: Vec<String>,
    stamp: Stamp,
}

impl CallLine {
    fn of(recorded: &dyn Recorded, index: usize) -> Self {
        let (args, stamp) = (written(recorded, index), recorded.stamp(index));
        Self { number: index + 1, args, stamp }
    }
}

/// The calls so far.
pub(crate) struct Transcript {
    /// The arguments of the one that the report is about.
    told: Option<Vec<String>>,
    left_out: usize,
    lines: Vec<CallLine>,
}

/// Where a call was made.
pub(super) fn made_at(stamp: Stamp) -> String {
    let elsewhere = if stamp.is_of_this_thread() { "" } else { ", on another thread" };
    format!("{}{elsewhere}", told(stamp.place))
}

/// The arguments of one recorded call, as a person reads them.
pub(crate) fn written(recorded: &dyn Recorded, index: usize) -> Vec<String> {
    let mut texts = Texts::default();
    recorded.write(index, &mut texts);
    texts.into_vec()
}

impl Transcript {
    pub(crate) fn of(recorded: &dyn Recorded) -> Self {
        Self::but(recorded, None)
    }

    /// The calls but for the one with this number, which the report tells of.
    pub(crate) fn about(recorded: &dyn Recorded, order: u64) -> Self {
        let mut index = recorded.len();
        while index > 0 {
            index -= 1;
            if recorded.stamp(index).order == order {
                return Self::but(recorded, Some(index));
            }
        }
        Self::of(recorded)
    }

    /// The calls of this number, and of later ones.
    pub(crate) fn since(recorded: &dyn Recorded, order: u64) -> Self {
        let mut first = recorded.len();
        while first > 0 && recorded.stamp(first - 1).order >= order {
            first -= 1;
        }
        Self::from(recorded, first, None)
    }

    fn but(recorded: &dyn Recorded, told: Option<usize>) -> Self {
        Self::from(recorded, 0, told)
    }

    fn from(recorded: &dyn Recorded, earliest: usize, told: Option<usize>) -> Self {
        let count = recorded.len() - usize::from(told.is_some());
        let (mut first, mut shown) = (recorded.len(), 0);
        while first > earliest && shown < SHOWN {
            first -= 1;
            shown += usize::from(told != Some(first));
        }
        let mut lines = Vec::with_capacity(shown);
        for index in first..recorded.len() {
            if told != Some(index) {
                lines.push(CallLine::of(recorded, index));
            }
        }
        let told = told.map(|index| written(recorded, index));
        Self { told, left_out: count - lines.len(), lines }
    }

    /// The arguments of the call that the report tells of, if it was recorded.
    pub(super) fn take_told(&mut self) -> Option<Vec<String>> {
        self.told.take()
    }

    /// How many calls the expectation means, of those that are shown, and the arguments of the last one.
    pub(super) fn meant(&self, expected: &Expected) -> (usize, &[String]) {
        let (mut count, mut args): (usize, &[String]) = (0, &[]);
        for line in &self.lines {
            if matches!(fit(expected, &line.args), Fit::Yes) {
                (count, args) = (count + 1, &line.args);
            }
        }
        (count, args)
    }

    /// How many of them may be meant by an expectation of which texts do not tell, and by one before it.
    pub(super) fn may_mean(&self, expected: &Expected, earlier: &Expected) -> usize {
        let mut count = 0;
        for CallLine { args, .. } in &self.lines {
            let is_unclear = matches!(fit(expected, args), Fit::Unknown);
            count += usize::from(is_unclear && !matches!(fit(earlier, args), Fit::No));
        }
        count
    }

    pub(super) fn write(&self, page: &mut Page, heading: impl Display) {
        if self.lines.is_empty() {
            match self.left_out {
                0 => page.line(format_args!("{heading}: none")),
                count => page.line(format_args!(
                    "{heading}: {} earlier, none since",
                    counted(count, "call")
                )),
            }
            return;
        }
        page.begin(format_args!("{heading}:"));
        if self.left_out > 0 {
            page.line(format_args!("… {}", counted(self.left_out, "earlier call")));
        }
        for CallLine { number, args, stamp } in &self.lines {
            let args = briefs(args);
            page.line(format_args!("{number}. ({args})  at {}", made_at(*stamp)));
        }
        page.end();
    }
}
