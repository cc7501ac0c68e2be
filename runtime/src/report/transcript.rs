//! The calls so far: the most recent ones, and how many there were before.

use std::fmt::Display;

use super::excerpt::briefs;
use super::page::{Page, counted, told};
use super::texts::Texts;
use crate::mock_fn::{Recorded, Stamp};

/// How many calls a report shows.
const SHOWN: usize = 10;

/// One recorded call, as a person reads it.
struct CallLine {
    args: Vec<String>,
    stamp: Stamp,
}

/// The calls so far.
pub(crate) struct Transcript {
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
        let left_out = recorded.len().saturating_sub(SHOWN);
        let line =
            |index| CallLine { args: written(recorded, index), stamp: recorded.stamp(index) };
        Self { left_out, lines: (left_out..recorded.len()).map(line).collect() }
    }

    /// The arguments of the call with this number, if it is shown.
    pub(super) fn args(&self, order: u64) -> Option<&[String]> {
        self.lines.iter().find(|call| call.stamp.order == order).map(|call| call.args.as_slice())
    }

    pub(super) fn write(&self, page: &mut Page, heading: impl Display) {
        self.write_but(page, heading, None);
    }

    /// The calls but for the one with this number, which the report has told already.
    pub(super) fn write_others(&self, page: &mut Page, order: u64) {
        self.write_but(page, "other calls so far", Some(order));
    }

    fn write_but(&self, page: &mut Page, heading: impl Display, told: Option<u64>) {
        let is_told = |call: &CallLine| told == Some(call.stamp.order);
        if self.left_out == 0 && self.lines.iter().all(is_told) {
            page.line(format_args!("{heading}: none"));
            return;
        }
        page.section(format_args!("{heading}:"), |page| {
            if self.left_out > 0 {
                page.line(format_args!("… {}", counted(self.left_out, "earlier call")));
            }
            for (index, call) in self.lines.iter().enumerate() {
                if is_told(call) {
                    continue;
                }
                let number = self.left_out + index + 1;
                let args = briefs(&call.args);
                page.line(format_args!("{number}. ({args})  at {}", made_at(call.stamp)));
            }
        });
    }
}
