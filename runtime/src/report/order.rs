//! Calls of several doubles: their order, and those that should not be there.

use super::excerpt::{all_named, briefs};
use super::list::{each, listed};
use super::mismatch::write_mismatches;
use super::page::{Page, told};
use super::paste;
use super::picture::picture;
use crate::matcher::Verdicts;
use crate::mock_fn::{CallPattern, Core, LoggedCall};

/// How many calls a report on order shows.
const SHOWN: usize = 20;

/// Of how many calls a line to paste is made.
const PASTED: usize = 5;

/// The call that a pattern means: `MockStore::put("a", any())`.
pub(crate) fn call_meant(core: Core<'_>, wants: &[String]) -> String {
    format!("{}({})", core.path(), all_named(core, wants))
}

/// The call at `missing` was not made, after those before it.
#[cold]
#[track_caller]
pub(crate) fn order(patterns: &[CallPattern<'_>], missing: usize, calls: &[LoggedCall]) -> ! {
    let mut page = Page::titled(format_args!(
        "calls not found in order: {} is missing{}",
        patterns[missing],
        match missing {
            0 => String::new(),
            _ => format!(" after {}", patterns[missing - 1]),
        }
    ));
    page.begin("expected, in this order:");
    for (index, pattern) in patterns.iter().enumerate() {
        let mark = if index == missing { "  ← not found from here on" } else { "" };
        page.line(format_args!("{pattern}{mark}"));
    }
    page.end();
    write_nearest(&mut page, &patterns[missing], calls);
    write_calls(&mut page, calls);
    paste_order(&mut page, "assert_in_order", calls);
    page.fail()
}

/// Why no call is the one that is meant: the nearest one, where there is one of its function.
fn write_nearest(page: &mut Page, pattern: &CallPattern<'_>, calls: &[LoggedCall]) {
    let (mut indices, mut compared) = (Vec::new(), Vec::new());
    for (index, call) in calls.iter().enumerate() {
        if let Some(verdicts) = pattern.verdicts(call) {
            indices.push(index);
            compared.push(verdicts);
        }
    }
    let Some(nearest) = Verdicts::nearest(&compared) else {
        page.line(format_args!("{} was not called", pattern.core().path()));
        return;
    };
    let (index, verdicts) = (indices[nearest], &compared[nearest]);
    if verdicts.all_accepted() {
        page.line(format_args!("call {} is such a call, but it was made before", index + 1));
    } else {
        page.begin(format_args!("call {}, the nearest:", index + 1));
        write_why_not(page, pattern, &calls[index], verdicts);
        page.end();
    }
}

fn write_why_not(
    page: &mut Page,
    pattern: &CallPattern<'_>,
    call: &LoggedCall,
    verdicts: &Verdicts,
) {
    let (names, wants) = (pattern.core().arg_names(), pattern.wants());
    write_mismatches(page, &names, &call.arguments(), &wants, verdicts);
}

/// The call, its arguments as far as a report shows them.
fn shown(call: &LoggedCall) -> String {
    format!("{}({})", call.function(), briefs(&call.arguments()))
}

/// The pattern that means the call.
fn pattern_of(call: &LoggedCall, double: &str) -> String {
    match paste::matchers(&call.arguments()) {
        Some(matchers) => format!("{double}.called_with({matchers})"),
        None => format!("{double}.any_call()"),
    }
}

/// The patterns that mean the calls.
fn patterns_of(calls: &[LoggedCall]) -> Vec<String> {
    let mut is_one_mock = true;
    for call in calls {
        is_one_mock &= call.path().is_beside(calls[0].path());
    }
    each(calls, &mut |call| {
        let path = call.path();
        let double = if is_one_mock { path.double() } else { path.double_among_others() };
        pattern_of(call, &double)
    })
}

/// The calls are not those that were meant, from the one at `differs` on.
#[cold]
#[track_caller]
pub(crate) fn exact_order(patterns: &[CallPattern<'_>], differs: usize, calls: &[LoggedCall]) -> ! {
    let number = differs + 1;
    let title = match (patterns.get(differs), calls.get(differs)) {
        (Some(pattern), Some(call)) => {
            format!("call {number} is {}, expected {pattern}", shown(call))
        }
        (Some(pattern), None) => format!("call {number} was not made: expected {pattern}"),
        (None, Some(call)) => format!("call {number} was not expected: {}", shown(call)),
        (None, None) => format!("call {number} differs"),
    };
    let mut page = Page::titled(title);
    if let (Some(pattern), Some(call)) = (patterns.get(differs), calls.get(differs)) {
        if let Some(verdicts) = pattern.verdicts(call) {
            write_why_not(&mut page, pattern, call, &verdicts);
        }
    }
    page.begin("expected exactly:");
    for (index, pattern) in patterns.iter().enumerate() {
        page.line(format_args!("{}. {pattern}", index + 1));
    }
    page.end();
    write_calls(&mut page, calls);
    paste_order(&mut page, "assert_in_order_exactly", calls);
    page.fail()
}

/// The assertion of the order that there was, where that is short.
fn paste_order(page: &mut Page, assertion: &str, calls: &[LoggedCall]) {
    if (1..=PASTED).contains(&calls.len()) {
        let line = format!("{assertion}([{}]);", listed(&patterns_of(calls)));
        page.paste("to assert what there was:", line);
    }
}

/// There were calls that no pattern means.
#[cold]
#[track_caller]
pub(crate) fn other_calls(others: &[LoggedCall]) -> ! {
    let mut page = Page::titled(match others {
        [only] => format!("there was another call: {}", shown(only)),
        _ => format!("there were {} other calls", others.len()),
    });
    for call in others.iter().take(SHOWN) {
        page.line(format_args!("{}  at {}", shown(call), told(call.location())));
    }
    if others.len() > SHOWN {
        page.line(format_args!("… and {} more", others.len() - SHOWN));
    }
    if others.len() <= PASTED {
        page.begin("to allow it, add to the patterns:");
        for pattern in &patterns_of(others) {
            page.line(format_args!("{pattern},"));
        }
        page.end();
    }
    page.fail()
}

fn write_calls(page: &mut Page, calls: &[LoggedCall]) {
    if calls.is_empty() {
        page.line("calls: none");
        return;
    }
    page.begin("calls:");
    for (index, call) in calls.iter().take(SHOWN).enumerate() {
        page.line(format_args!("{}. {}  at {}", index + 1, shown(call), told(call.location())));
    }
    if calls.len() > SHOWN {
        page.line(format_args!("… and {} more", calls.len() - SHOWN));
    }
    page.end();
    let drawn = &calls[..calls.len().min(SHOWN)];
    for call in calls {
        if call.participant().0 != calls[0].participant().0 {
            page.begin("as a picture:");
            page.line(picture(drawn));
            page.end();
            break;
        }
    }
}

/// The calls as a sequence diagram.
#[inline]
pub(crate) fn mermaid(calls: &[LoggedCall]) -> String {
    let mut text = String::from("sequenceDiagram\n    participant test\n");
    let mut participants: Vec<String> = Vec::new();
    let mut messages = String::new();
    for call in calls {
        let (participant, function) = call.participant();
        if !participants.contains(&participant) {
            text += &format!("    participant {participant}\n");
            participants.push(participant.clone());
        }
        let args = listed(&call.arguments());
        messages += &format!("    test->>{participant}: {function}({})\n", escaped(&args));
    }
    text + &messages
}

/// What mermaid would read as syntax, as entities.
#[inline]
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '"' => escaped += "#quot;",
            '#' => escaped += "#35;",
            ';' => escaped += "#59;",
            '\n' => escaped.push(' '),
            character => escaped.push(character),
        }
    }
    escaped
}
