//! Expectations that were not met, or exceeded: all of them in one report.

use super::assertion::UNSEEN;
use super::excerpt::expectation;
use super::page::Page;
use super::{OtherTypes, Transcript, other_types};
use crate::mock_fn::{Expected, Path};

/// How many a report tells of, besides the first.
const SHOWN: usize = 10;

/// An expectation that was called less often than it expects, or more.
pub(crate) struct Unmet {
    title: String,
    detail: String,
    /// The function.
    path: String,
    /// The calls of its function.
    calls: Option<Transcript>,
    /// Of a generic function, what was done with other types.
    others: Vec<OtherTypes>,
    /// Whether it is a function that is patched.
    is_patched: bool,
    /// How often it was called, if that is what is wrong.
    called: Option<usize>,
}

impl Unmet {
    /// `calls` are those of its function, where it is the first one of that.
    pub(crate) fn of(
        path: Path,
        expected: &Expected,
        calls: Option<Transcript>,
        others: Vec<OtherTypes>,
    ) -> Self {
        let called = expected.used() + expected.excess();
        let (least, most) = (expected.plan.times.least(), expected.plan.times.most());
        let wrong = match expected.excess() {
            0 => format!("fewer than expected {least}"),
            _ => format!("more than expected {most}"),
        };
        let who = expectation(expected);
        Self {
            title: format!("{path}: {who} called {called} time(s) which is {wrong}"),
            detail: format!("set at {}: expected {}", expected.plan.set_at, expected.plan.times),
            path: path.to_string(),
            calls,
            others,
            is_patched: path.is_patched(),
            called: Some(called),
        }
    }

    /// A call that failed: `place` says on which thread.
    pub(crate) fn failed(text: &str, place: &str) -> Self {
        let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
        let mut detail = format!("failed {place}");
        for line in rest.lines() {
            detail.push('\n');
            detail.push_str(line.strip_prefix("  ").unwrap_or(line));
        }
        Self {
            title: title.into(),
            detail,
            path: String::new(),
            calls: None,
            others: Vec::new(),
            is_patched: false,
            called: None,
        }
    }

    fn write(&self, page: &mut Page) {
        page.line(&self.detail);
        if let Some(calls) = &self.calls {
            calls.write(page, format_args!("calls of {}", self.path));
            other_types::write_calls(page, &self.others);
        }
        if self.is_patched && self.called == Some(0) {
            page.line(UNSEEN);
        }
    }
}

/// Fails with one report on all that is unmet, if anything is.
#[track_caller]
pub(crate) fn fail_if_unmet(unmet: Vec<Unmet>) {
    let Some((first, others)) = unmet.split_first() else { return };
    let mut page = Page::titled(&first.title);
    first.write(&mut page);
    match first.called {
        Some(0) => page.paste("to expect no call, say there:", ".never()"),
        Some(called) => {
            page.paste("to expect what there was, say there:", format_args!(".times({called})"));
        }
        None => {}
    }
    if !others.is_empty() {
        page.begin("and also:");
        for other in others.iter().take(SHOWN) {
            page.begin(&other.title);
            other.write(&mut page);
            page.end();
        }
        if others.len() > SHOWN {
            page.line(format_args!("… and {} more", others.len() - SHOWN));
        }
        page.end();
    }
    page.fail();
}
