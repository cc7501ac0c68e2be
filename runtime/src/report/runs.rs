//! Assertions on several calls of one function at once.

use std::fmt::Debug;

use super::assertion::write_calls;
use super::diff::{is_long, write_difference};
use super::excerpt::brief;
use super::list::{each, listed};
use super::page::Page;
use super::{debug_text, paste, written};
use crate::mock_fn::{Core, Recorded};

/// How many of the calls asserted a report shows.
const SHOWN: usize = 10;

/// How many of them are looked for to find the nearest run.
const SOUGHT: usize = 100;

/// What is missing among the calls.
pub(crate) enum Missing {
    /// These calls, one after the other.
    Run,
    /// The call at this index, in whatever order.
    One(usize),
}

/// The calls asserted are not among those made.
#[cold]
#[track_caller]
pub(crate) fn has_calls(
    core: Core<'_>,
    recorded: &dyn Recorded,
    calls: &[&dyn Debug],
    missing: &Missing,
) -> ! {
    let calls = each(calls, &mut |call| debug_text(*call));
    let how = match missing {
        Missing::Run => "one after the other",
        Missing::One(_) => "in any order",
    };
    let mut page = Page::titled(format_args!("Calls of '{}' not found, {how}.", core.path()));
    let mut made = Vec::with_capacity(recorded.len());
    for index in 0..recorded.len() {
        made.push(written(recorded, index));
    }
    let holds = match missing {
        Missing::Run => write_run(&mut page, core, "assert_has_calls", &calls, &made),
        Missing::One(missing) => {
            write_missing(&mut page, &calls, *missing, "made");
            asserting_calls(core, "assert_has_calls_any_order", &made)
        }
    };
    write_calls(&mut page, core, recorded);
    let holds = holds.unwrap_or_else(|| paste::count(core, core.state().call_count()));
    page.paste("to assert what there was:", holds);
    page.fail()
}

/// The calls asserted, of which the one at `missing` was not made or awaited, as `what` says.
pub(super) fn write_missing(page: &mut Page, calls: &[String], missing: usize, what: &str) {
    let is_again = calls[..missing].contains(&calls[missing]);
    let so_often = if is_again { " so often" } else { "" };
    page.begin("expected:");
    for (index, call) in calls.iter().enumerate().take(SHOWN.max(missing + 1)) {
        match index == missing {
            true => page.line(format_args!("{}  ← not {what}{so_often}", brief(call))),
            false => page.line(brief(call)),
        }
    }
    write_left_out(page, calls.len(), SHOWN.max(missing + 1));
    page.end();
}

fn write_left_out(page: &mut Page, count: usize, shown: usize) {
    if count > shown {
        page.line(format_args!("… and {} more", count - shown));
    }
}

/// Writes the calls asserted beside that run of those made which is nearest; the assertion that would
/// hold comes back. Texts are compared: the values may be of other types than the arguments.
pub(super) fn write_run(
    page: &mut Page,
    core: Core<'_>,
    assertion: &str,
    calls: &[String],
    made: &[Vec<String>],
) -> Option<String> {
    let texts = each(made, &mut |args| paste::as_one_value(args));
    let nearest = nearest_run(calls, made);
    let mut first_other = None;
    page.begin("expected, one after the other:");
    for (index, call) in calls.iter().enumerate().take(SHOWN) {
        let at = nearest.map(|start| start + index);
        let remark = match at.and_then(|at| Some((at, texts.get(at)?))) {
            Some((at, _)) if is_same(call, &made[at]) => format!("is call {}", at + 1),
            Some((at, text)) => {
                if first_other.is_none() {
                    first_other = Some((index, at));
                }
                format!("but call {} is {}", at + 1, brief(text))
            }
            None => "is missing".into(),
        };
        page.line(format_args!("{}  ← {remark}", brief(call)));
    }
    write_left_out(page, calls.len(), SHOWN);
    page.end();
    if let Some((index, at)) = first_other {
        let (expected, actual) = (&calls[index], &texts[at]);
        if is_long(expected) || is_long(actual) {
            page.begin(format_args!("call {} (- expected, + actual):", at + 1));
            write_difference(page, expected, actual);
            page.end();
        }
    }
    asserting_calls(core, assertion, made.get(nearest?..nearest? + calls.len())?)
}

/// Whether the text is that of these arguments, with or without an `any()` in the place of some.
fn is_same(call: &str, args: &[String]) -> bool {
    let mut rest = call;
    if args.len() != 1 {
        let inside = call.strip_prefix('(').and_then(|call| call.strip_suffix(')'));
        let Some(inside) = inside else { return false };
        rest = inside;
    }
    for (index, arg) in args.iter().enumerate() {
        let after = if index == 0 { Some(rest) } else { rest.strip_prefix(", ") };
        let without = after.and_then(|rest| {
            rest.strip_prefix(arg.as_str()).or_else(|| rest.strip_prefix("any()"))
        });
        let Some(without) = without else { return false };
        rest = without;
    }
    rest.is_empty()
}

/// Where that run of the calls made begins of which most are as asserted; the first of those.
fn nearest_run(calls: &[String], made: &[Vec<String>]) -> Option<usize> {
    let (calls, mut nearest) = (&calls[..calls.len().min(SOUGHT)], None);
    for start in 0..made.len() {
        let mut same = 0;
        for (index, call) in calls.iter().enumerate() {
            let made = made.get(start + index);
            same += usize::from(made.is_some_and(|made| is_same(call, made)));
        }
        if nearest.is_none_or(|(_, most)| same > most) {
            nearest = Some((start, same));
        }
    }
    nearest.map(|(start, _)| start)
}

/// The assertion of these calls, where all of them can be written.
pub(super) fn asserting_calls(
    core: Core<'_>,
    assertion: &str,
    calls: &[Vec<String>],
) -> Option<String> {
    if !(1..=SHOWN).contains(&calls.len()) {
        return None;
    }
    let mut values = Vec::with_capacity(calls.len());
    for args in calls {
        values.push(paste::value(args)?);
    }
    Some(format!("{}.{assertion}([{}]);", core.path().double(), listed(&values)))
}
