//! Assertions on awaited calls that do not hold.

use super::call::write_mismatches;
use super::order::call_meant;
use super::page::{Page, times};
use super::{Transcript, written};
use crate::matcher::Verdicts;
use crate::mock_fn::{Core, Recorded};

/// What a test asserts of the calls that were awaited.
pub(crate) enum AwaitAssertion<'a> {
    Awaited,
    Once,
    Not,
    /// Every call.
    All,
    /// These, one after the other.
    Run(&'a [String]),
    /// With arguments: what the last one was found to be, where that is what counts.
    With {
        wants: &'a [String],
        verdicts: Option<Verdicts>,
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
    let title = match &assertion {
        AwaitAssertion::Awaited => format!("Expected '{path}' to have been awaited."),
        AwaitAssertion::Once => format!("Expected '{path}' to have been awaited once. {so_far}"),
        AwaitAssertion::Not => format!("Expected '{path}' to not have been awaited. {so_far}"),
        AwaitAssertion::All => format!(
            "Expected every call of '{path}' to have been awaited: {} of {} were.",
            count,
            core.state().call_count()
        ),
        AwaitAssertion::Run(_) => format!("Awaits of '{path}' not found, one after the other."),
        AwaitAssertion::With { is_once: true, .. } if count != 1 => {
            format!("Expected '{path}' to be awaited once. {so_far}")
        }
        AwaitAssertion::With { .. } => "expected await not found.".to_string(),
    };
    let mut page = Page::titled(title);
    match &assertion {
        AwaitAssertion::Run(calls) => {
            page.section("expected:", |page| calls.iter().for_each(|call| page.line(call)));
        }
        AwaitAssertion::With { wants, verdicts, .. } => {
            page.line(format_args!("Expected: {}", call_meant(core, wants)));
            if let (Some(verdicts), Some(last)) = (verdicts, awaited.last()) {
                let args = written(recorded, *last);
                page.line(format_args!("  Actual: {path}({})", args.join(", ")));
                write_mismatches(&mut page, &core.arg_names(), &args, wants, verdicts);
            }
        }
        _ => {}
    }
    let numbers: Vec<String> = awaited.iter().map(|index| format!("{}.", index + 1)).collect();
    if !numbers.is_empty() {
        page.line(format_args!("awaited, of these calls: {}", numbers.join(" ")));
    }
    Transcript::of(recorded).write(&mut page, "calls");
    page.fail()
}
