//! Calls of several doubles: their order, and those that should not be there.

use super::page::{Page, named};
use crate::mock_fn::{CallPattern, Core, LoggedCall};

/// How many calls a report on order shows.
const SHOWN: usize = 20;

/// The call that a pattern means: `MockStore::put("a", any())`.
pub(crate) fn call_meant(core: Core<'_>, wants: &[String]) -> String {
    let names = core.arg_names();
    let args: Vec<String> = names
        .iter()
        .zip(wants)
        .map(|(name, wanted)| match wanted.strip_prefix("var == ") {
            Some(value) => value.to_string(),
            None => named(wanted, name),
        })
        .collect();
    format!("{}({})", core.path(), args.join(", "))
}

/// The call at `missing` was not made, after those before it.
#[cold]
#[track_caller]
pub(crate) fn order(patterns: &[CallPattern], missing: usize, calls: &[LoggedCall]) -> ! {
    let mut page = Page::titled(format_args!(
        "calls not found in order: {} is missing{}",
        patterns[missing],
        match missing {
            0 => String::new(),
            _ => format!(" after {}", patterns[missing - 1]),
        }
    ));
    page.section("expected, in this order:", |page| {
        for (index, pattern) in patterns.iter().enumerate() {
            let mark = if index == missing { "  ← not found from here on" } else { "" };
            page.line(format_args!("{pattern}{mark}"));
        }
    });
    write_calls(&mut page, calls);
    page.fail()
}

/// The calls are not those that were meant, from the one at `differs` on.
#[cold]
#[track_caller]
pub(crate) fn exact_order(patterns: &[CallPattern], differs: usize, calls: &[LoggedCall]) -> ! {
    let number = differs + 1;
    let title = match (patterns.get(differs), calls.get(differs)) {
        (Some(pattern), Some(call)) => format!("call {number} is {call}, expected {pattern}"),
        (Some(pattern), None) => format!("call {number} was not made: expected {pattern}"),
        (None, Some(call)) => format!("call {number} was not expected: {call}"),
        (None, None) => format!("call {number} differs"),
    };
    let mut page = Page::titled(title);
    page.section("expected exactly:", |page| {
        patterns.iter().for_each(|pattern| page.line(pattern));
    });
    write_calls(&mut page, calls);
    page.fail()
}

/// There were calls that no pattern means.
#[cold]
#[track_caller]
pub(crate) fn other_calls(others: &[&LoggedCall]) -> ! {
    let mut page = Page::titled(match others {
        [only] => format!("there was another call: {only}"),
        _ => format!("there were {} other calls", others.len()),
    });
    for call in others.iter().take(SHOWN) {
        page.line(format_args!("{call}  at {}", call.location()));
    }
    page.fail()
}

fn write_calls(page: &mut Page, calls: &[LoggedCall]) {
    if calls.is_empty() {
        page.line("calls: none");
        return;
    }
    page.section("calls:", |page| {
        for (index, call) in calls.iter().take(SHOWN).enumerate() {
            page.line(format_args!("{}. {call}  at {}", index + 1, call.location()));
        }
        if calls.len() > SHOWN {
            page.line(format_args!("… and {} more", calls.len() - SHOWN));
        }
    });
}

/// The calls as a sequence diagram.
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
        let args = call.arguments().join(", ");
        messages += &format!("    test->>{participant}: {function}({})\n", escaped(&args));
    }
    text + &messages
}

/// What mermaid would read as syntax, as entities.
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
