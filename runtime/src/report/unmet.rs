//! Expectations that were not met: all of them in one report.

use super::page::{Page, times};
use crate::mock_fn::{Expected, Path};

/// An expectation that was called less often than it expects.
pub(crate) struct Unmet {
    title: String,
    detail: String,
}

impl Unmet {
    pub(crate) fn of(path: Path, expected: &Expected) -> Self {
        let (used, least) = (expected.used(), expected.plan.times.least());
        Self {
            title: format!(
                "{path}: Expectation({expected}) called {used} time(s) which is fewer than expected {least}"
            ),
            detail: format!(
                "set at {}: expected {}, called {}",
                expected.plan.set_at,
                expected.plan.times,
                times(used)
            ),
        }
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
