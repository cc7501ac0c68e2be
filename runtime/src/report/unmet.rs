//! Expectations that were not met, or exceeded: all of them in one report.

use std::cell::Cell;
use std::io::{self, Write};

use super::assertion::write_unseen;
use super::colour;
use super::excerpt::expectation;
use super::instead::instead;
use super::list::has;
use super::page::{Page, counted};
use super::{OtherTypes, Transcript, other_types};
use crate::mock_fn::{Expected, Path, State};

/// How many a report tells of, besides the first.
const SHOWN: usize = 10;

/// An expectation that was called less often than it expects, or more.
pub(crate) struct Unmet {
    title: String,
    detail: String,
    /// The calls of its function, where it is the first one of that.
    pub(crate) calls: Option<Transcript>,
    /// How many of them were made, and not awaited.
    pub(crate) not_awaited: usize,
    /// Of a generic function, what was done with other types.
    others: Vec<OtherTypes>,
    /// What answered in its place.
    instead: Option<String>,
    /// Whether the calls of its function are told of, here or with another one.
    has_calls: bool,
    /// The function, and how often it was called, if that is what is wrong.
    called: Option<(Path, usize)>,
}

impl Unmet {
    /// `calls` are those of its function, if they are recorded.
    pub(crate) fn of(
        path: Path,
        state: &State,
        expected: &Expected,
        calls: Option<&Transcript>,
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
            calls: None,
            not_awaited: 0,
            others,
            instead: instead(state, expected, calls),
            has_calls: calls.is_some(),
            called: Some((path, called)),
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
            calls: None,
            not_awaited: 0,
            others: Vec::new(),
            instead: None,
            has_calls: false,
            called: None,
        }
    }

    /// Whether it tells of the calls too many that the failed call is one of.
    pub(crate) fn includes(&self, failed: &str) -> bool {
        self.has_calls
            && has(&self.title, " more than expected ")
            && has(failed, &format!("\n  {}\n", self.detail))
    }

    fn write(&self, page: &mut Page) {
        page.line(&self.detail);
        let Some((path, called)) = self.called else { return };
        if let Some(calls) = &self.calls {
            calls.write(page, format_args!("calls of {path}"));
            other_types::write_calls(page, &self.others);
        }
        if self.not_awaited > 0 {
            page.line(format_args!(
                "hint: not awaited: {}; an expectation is called when the future is awaited",
                counted(self.not_awaited, "call")
            ));
        }
        if let Some(instead) = &self.instead {
            page.line(format_args!(
                "hint: {instead}; of those that match a call the first one answers"
            ));
        }
        if path.is_patched() && called == 0 {
            write_unseen(page);
        }
    }

    /// What a test can say in place of it.
    fn paste(&self, page: &mut Page) {
        match self.called {
            Some((path, _)) if self.instead.is_some() => page.paste(
                "to let it answer before that one, begin it with:",
                format_args!("{}.expect_first()", path.double()),
            ),
            Some((_, 0)) => page.paste("to expect no call, say there:", ".never()"),
            Some((_, called)) => {
                page.paste(
                    "to expect what there was, say there:",
                    format_args!(".times({called})"),
                );
            }
            None => {}
        }
    }
}

thread_local! {
    /// Whether a verification has failed on this thread.
    static HAS_FAILED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the panic that is under way may be that of a verification.
pub(crate) fn has_failed() -> bool {
    matches!(HAS_FAILED.try_with(Cell::get), Ok(true))
}

/// Fails with one report on all that is unmet, if anything is.
#[track_caller]
pub(crate) fn fail_if_unmet(unmet: Vec<Unmet>) {
    if let Some(page) = page(unmet) {
        _ = HAS_FAILED.try_with(|has_failed| has_failed.set(true));
        page.fail();
    }
}

/// Tells of all that is unmet where the test fails for the same reason already.
pub(crate) fn tell(unmet: Vec<Unmet>) {
    if let Some(page) = page(unmet) {
        eprintln!("  and of another double:\n{}", page.text(colour::is_wanted()));
    }
}

/// Tells of all that is unmet where no test may fail of it: past what captures the output of a test, which is shown of one that
/// fails alone.
pub(crate) fn warn(unmet: Vec<Unmet>) {
    let Some(page) = page(unmet) else { return };
    let text = format!("{LOST}\n{}\n", page.text(colour::is_wanted()));
    // Where there is nobody to tell, the test goes on.
    _ = io::stderr().write_all(text.as_bytes());
}

const LOST: &str = "warning: a mock went with a thread or task that the test may not look at. What follows fails a test that \
                    joins it, or keeps a handle of the mock, `let get = mock.get.clone();`:";

fn page(unmet: Vec<Unmet>) -> Option<Page> {
    let (first, others) = unmet.split_first()?;
    let mut page = Page::titled(&first.title);
    first.write(&mut page);
    first.paste(&mut page);
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
    Some(page)
}
