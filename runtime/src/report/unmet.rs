//! Expectations that were not met, or exceeded: all of them in one report.

use super::page::{Page, times};
use crate::mock_fn::{Expected, Path};

/// An expectation that was called less often than it expects, or more.
pub(crate) struct Unmet {
    title: String,
    detail: String,
}

impl Unmet {
    pub(crate) fn of(path: Path, expected: &Expected) -> Self {
        let called = expected.used() + expected.excess();
        let (least, most) = (expected.plan.times.least(), expected.plan.times.most());
        let wrong = match expected.excess() {
            0 => format!("fewer than expected {least}"),
            _ => format!("more than expected {most}"),
        };
        Self {
            title: format!(
                "{path}: Expectation({expected}) called {called} time(s) which is {wrong}"
            ),
            detail: format!(
                "set at {}: expected {}, called {}",
                expected.plan.set_at,
                expected.plan.times,
                times(called)
            ),
        }
    }
}

impl Unmet {
    /// A call that failed on some thread.
    pub(crate) fn failed(text: &str, thread: &str) -> Self {
        let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
        let rest = rest.lines().map(|line| line.strip_prefix("  ").unwrap_or(line));
        let detail = std::iter::once(format!("failed on the thread `{thread}`"))
            .chain(rest.map(str::to_string))
            .collect::<Vec<_>>();
        Self { title: title.into(), detail: detail.join("\n") }
    }
}

/// Fails with one report on all that is unmet, if anything is.
#[track_caller]
pub(crate) fn fail_if_unmet(unmet: Vec<Unmet>) {
    let mut unmet = unmet.into_iter();
    let Some(first) = unmet.next() else { return };
    let mut page = Page::titled(first.title);
    page.line(first.detail);
    if unmet.len() > 0 {
        page.section("and also:", |page| {
            for other in unmet {
                page.section(other.title, |page| page.line(other.detail));
            }
        });
    }
    page.fail();
}
