//! The calls so far: the most recent ones, and how many there were before.

use super::page::{Page, counted};
use crate::mock_fn::Stamp;

/// How many calls a report shows.
const SHOWN: usize = 10;

/// One recorded call, as a person reads it.
pub(crate) struct CallLine {
    pub(crate) args: Vec<String>,
    pub(crate) stamp: Stamp,
}

/// The calls so far.
pub(crate) struct Transcript {
    left_out: usize,
    lines: Vec<CallLine>,
}

impl Transcript {
    pub(crate) fn of(calls: impl Iterator<Item = CallLine>) -> Self {
        let mut lines: Vec<CallLine> = calls.collect();
        let left_out = lines.len().saturating_sub(SHOWN);
        lines.drain(..left_out);
        Self { left_out, lines }
    }

    /// The last of the calls.
    pub(super) fn last(&self) -> Option<&CallLine> {
        self.lines.last()
    }

    pub(super) fn write(&self, page: &mut Page, heading: &str) {
        let total = self.left_out + self.lines.len();
        if total == 0 {
            page.line(format_args!("{heading}: none"));
            return;
        }
        page.section(format_args!("{heading}:"), |page| {
            if self.left_out > 0 {
                page.line(format_args!("… {}", counted(self.left_out, "earlier call")));
            }
            for (index, call) in self.lines.iter().enumerate() {
                let number = self.left_out + index + 1;
                let args = call.args.join(", ");
                let elsewhere = match call.stamp.is_of_this_thread() {
                    true => "",
                    false => ", on another thread",
                };
                let place = call.stamp.place;
                page.line(format_args!("{number}. ({args})  at {place}{elsewhere}"));
            }
        });
    }
}
