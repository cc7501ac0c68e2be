//! Why the expectations that were tried don't answer a call, the nearest first.

use super::call::FailedCall;
use super::excerpt::arguments_meant;
use super::mismatch::write_mismatches;
use super::page::{Page, counted, times};
use crate::matcher::Verdicts;
use crate::mock_fn::{Expected, Frame};
use crate::ranking::ranked;

/// How many expectations a report explains.
const EXPLAINED: usize = 5;

pub(super) fn write_candidates(page: &mut Page, call: &FailedCall<'_>, frame: &dyn Frame) {
    // One closure for all arguments rejects them all, as far as anyone can tell.
    let all = call.args.len();
    let (mut candidates, mut rejected) = (Vec::new(), Vec::new());
    for expected in call.core.state().expectations() {
        let verdicts = verdicts(expected, frame);
        rejected.push(verdicts.as_ref().map_or(all, Verdicts::rejected));
        candidates.push((expected, verdicts));
    }
    let nearest = ranked(rejected.len(), &|one, other| rejected[one] < rejected[other]);
    let mut left_out = nearest.len();
    for index in &nearest {
        if nearest.len() - left_out == EXPLAINED {
            break;
        }
        left_out -= 1;
        let (expected, verdicts) = &candidates[*index];
        let args = arguments_meant(call.core, expected);
        page.begin(format_args!("{args}, set at {}", expected.plan.set_at));
        write_reasons(page, call, expected, verdicts.as_ref());
        page.end();
    }
    if left_out > 0 {
        page.line(format_args!("… and {}", counted(left_out, "other")));
    }
}

/// Which arguments an expectation accepts. One closure that sees them all has rejected them, but where it is used up: that one is
/// asked.
fn verdicts(expected: &Expected, frame: &dyn Frame) -> Option<Verdicts> {
    let Some(matcher) = &expected.plan.matcher else { return Some(Verdicts::default()) };
    let is_used_up = !expected.has_use_left() || expected.is_history();
    let accepts = || is_used_up && matcher.accepts(frame).unwrap_or(false);
    matcher.verdicts(frame).or_else(|| accepts().then(Verdicts::default))
}

fn write_reasons(
    page: &mut Page,
    call: &FailedCall<'_>,
    expected: &Expected,
    verdicts: Option<&Verdicts>,
) {
    let Some(verdicts) = verdicts else {
        page.line("its closure, which sees all arguments, did not accept them");
        return;
    };
    if verdicts.all_accepted() {
        write_used_up(page, expected);
        return;
    }
    let wanted = expected.plan.matcher.as_ref().and_then(|matcher| matcher.wanted());
    let (names, wanted) = (call.core.arg_names(), wanted.unwrap_or_default());
    write_mismatches(page, &names, &call.args, &wanted, verdicts);
}

fn write_used_up(page: &mut Page, expected: &Expected) {
    let used = times(expected.used());
    if expected.is_history() {
        page.line("the arguments match, but a later step of its sequence has been called");
    } else {
        page.line(format_args!(
            "the arguments match, but it is used up: expected {}, called {used}",
            expected.plan.times
        ));
    }
}
