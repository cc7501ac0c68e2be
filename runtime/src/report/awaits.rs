//! Assertions on awaited calls that do not hold.

use super::assertion::{comparable, why_not_kept};
use super::excerpt::briefs;
use super::list::{each, joined};
use super::mismatch::write_mismatches;
use super::order::call_meant;
use super::page::{Page, times};
use super::runs::{asserting_calls, write_missing, write_run};
use super::{Transcript, paste, written};
use crate::matcher::Verdicts;
use crate::mock_fn::{Core, Meant, Recorded};

/// How many awaited calls a report names.
const SHOWN: usize = 10;

/// What a test asserts of the calls that were awaited.
#[derive(Clone, Copy)]
pub(crate) enum AwaitAssertion<'a> {
    Awaited,
    Once,
    Not,
    /// Every call.
    All,
    /// These, one after the other.
    Run(&'a [String]),
    /// These, in whatever order; the one at this index is missing.
    One(&'a [String], usize),
    /// With arguments.
    With {
        meant: &'a dyn Meant,
        /// What the awaited calls were found to be.
        verdicts: &'a [Verdicts],
        is_any: bool,
        is_once: bool,
    },
}

/// The awaited calls are not as asserted.
#[cold]
#[track_caller]
pub(crate) fn awaits(
    core: Core<'_>,
    count: usize,
    recorded: &dyn Recorded,
    awaited: &[usize],
    assertion: AwaitAssertion<'_>,
) -> ! {
    let path = core.path();
    let so_far = match count {
        0 => "Not awaited.".to_string(),
        count => format!("Awaited {}.", times(count)),
    };
    let title = match assertion {
        AwaitAssertion::Awaited => format!("Expected '{path}' to have been awaited."),
        AwaitAssertion::Once => format!("Expected '{path}' to have been awaited once. {so_far}"),
        AwaitAssertion::Not => format!("Expected '{path}' to not have been awaited. {so_far}"),
        AwaitAssertion::All => format!(
            "Expected every call of '{path}' to have been awaited: {} of {} were.",
            count,
            core.state().call_count()
        ),
        AwaitAssertion::Run(_) => format!("Awaits of '{path}' not found, one after the other."),
        AwaitAssertion::One(..) => format!("Awaits of '{path}' not found, in any order."),
        AwaitAssertion::With { is_once: true, .. } if count != 1 => {
            format!("Expected '{path}' to be awaited once. {so_far}")
        }
        AwaitAssertion::With { .. } => "expected await not found.".to_string(),
    };
    let mut page = Page::titled(title);
    let mut holds = None;
    let is_about_all = matches!(assertion, AwaitAssertion::Awaited | AwaitAssertion::All);
    match assertion {
        AwaitAssertion::Run(calls) => {
            let made = all_written(recorded, awaited);
            holds = write_run(&mut page, core, "assert_has_awaits", calls, &made);
        }
        AwaitAssertion::One(calls, missing) => {
            write_missing(&mut page, calls, missing, "awaited");
            let made = all_written(recorded, awaited);
            holds = asserting_calls(core, "assert_has_awaits_any_order", &made);
        }
        AwaitAssertion::With { meant, verdicts, is_any, is_once } => {
            let wants = meant.describe();
            let looked_at = match is_any {
                true => Verdicts::nearest(verdicts),
                false => verdicts.len().checked_sub(1),
            };
            let name = match (is_any, is_once) {
                (true, _) => "assert_any_await",
                (false, true) => "assert_awaited_once_with",
                (false, false) => "assert_awaited_with",
            };
            page.line(format_args!("Expected: {}", call_meant(core, &wants)));
            match looked_at {
                Some(at) => {
                    let args = written(recorded, awaited[at]);
                    let which = if is_any { " Nearest" } else { "  Actual" };
                    page.line(format_args!("{which}: {path}({})", briefs(&args)));
                    page.indent();
                    write_mismatches(&mut page, &core.arg_names(), &args, &wants, &verdicts[at]);
                    page.end();
                    if let Some(argument) = verdicts[at].undecided() {
                        page.line(why_not_kept(&meant.type_names(), argument, &args));
                    }
                    if !is_once || count == 1 {
                        holds = paste::asserting(core, name, &comparable(args, &verdicts[at]));
                    }
                }
                None => page.line("  Actual: not awaited."),
            }
        }
        _ => {}
    }
    write_numbers(&mut page, "awaited", awaited);
    if is_about_all {
        let mut left = Vec::new();
        for index in 0..recorded.len() {
            if !is_among(awaited, index) {
                left.push(index);
            }
        }
        write_numbers(&mut page, "not awaited", &left);
    }
    Transcript::of(recorded).write(&mut page, "calls");
    let holds = holds.unwrap_or_else(|| paste::await_count(core, count));
    page.paste("to assert what there was:", holds);
    page.fail()
}

fn is_among(indices: &[usize], wanted: usize) -> bool {
    for index in indices {
        if *index == wanted {
            return true;
        }
    }
    false
}

/// The arguments of these calls.
fn all_written(recorded: &dyn Recorded, indices: &[usize]) -> Vec<Vec<String>> {
    let mut all = Vec::with_capacity(indices.len());
    for index in indices {
        all.push(written(recorded, *index));
    }
    all
}

/// Which calls these are, by their numbers.
fn write_numbers(page: &mut Page, what: &str, indices: &[usize]) {
    let left_out = indices.len().saturating_sub(SHOWN);
    let shown = each(&indices[left_out..], &mut |index| format!("{}.", index + 1));
    if !shown.is_empty() {
        let before = if left_out > 0 { "… " } else { "" };
        page.line(format_args!("{what}, of these calls: {before}{}", joined(&shown, " ")));
    }
}
