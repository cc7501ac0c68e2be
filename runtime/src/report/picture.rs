//! Calls of several doubles as a sequence diagram for the terminal.

use super::list::{listed, repeated};
use super::marks::first;
use super::outline::length;
use crate::mock_fn::LoggedCall;

/// How much of a call is shown, in characters.
const SHOWN: usize = 60;
/// Who calls.
const CALLER: &str = "test";
/// What stands between two names.
const GAP: usize = 3;

/// The calls as a sequence diagram for the terminal.
pub(crate) fn picture(calls: &[LoggedCall]) -> String {
    let (mut names, mut longest) = (Vec::new(), 0);
    for call in calls {
        let (name, _) = call.participant();
        if lifeline(&names, &name) > names.len() {
            names.push(name);
        }
        longest = longest.max(length(&label(call)));
    }
    let columns = columns(&names, longest);
    let without_arrow = line(&columns, 0, "");
    let mut text = format!("{}\n{without_arrow}\n", header(&names, &columns));
    for call in calls {
        let to = lifeline(&names, &call.participant().0);
        text += &format!("{}{}\n", line(&columns, to, &label(call)), note(call));
    }
    if !calls.is_empty() {
        text += &format!("{without_arrow}\n");
    }
    text
}

/// Which lifeline is that of the double; the caller's is the first. One that is not known is the next.
fn lifeline(names: &[String], name: &str) -> usize {
    let mut index = 0;
    while index < names.len() && names[index] != name {
        index += 1;
    }
    index + 1
}

fn label(call: &LoggedCall) -> String {
    let (_, function) = call.participant();
    cut(&format!("{function}({})", listed(&call.arguments())))
}

/// Which thread made the call, if it was another one than that which looks at the picture.
fn note(call: &LoggedCall) -> String {
    match call.thread() {
        _ if call.is_of_this_thread() => String::new(),
        Some(thread) => match thread.name() {
            Some(name) => format!("  on the thread `{name}`"),
            None => "  on another thread".into(),
        },
        None => String::new(),
    }
}

/// The text on one line, and not too long.
fn cut(label: &str) -> String {
    let mut cut = String::new();
    for character in first(label, SHOWN).chars() {
        cut.push(if character == '\n' { ' ' } else { character });
    }
    if length(&cut) < length(label) {
        cut.push('…');
    }
    cut
}

/// The columns of the lifelines, each in the middle of its name; the labels are between the first and the second.
fn columns(names: &[String], longest: usize) -> Vec<usize> {
    let mut columns = Vec::with_capacity(names.len() + 1);
    columns.push(length(CALLER) / 2);
    // `├─ label ─>│`
    let mut least = columns[0] + longest + length("├─  ─>");
    let mut end = length(CALLER);
    for name in names {
        let half = length(name) / 2;
        let start = (end + GAP).max(least.saturating_sub(half));
        columns.push(start + half);
        end = start + length(name);
        least = 0;
    }
    columns
}

fn header(names: &[String], columns: &[usize]) -> String {
    let mut text = CALLER.to_string();
    for (index, name) in names.iter().enumerate() {
        let start = columns[index + 1] - length(name) / 2;
        text += &repeated(" ", start.saturating_sub(length(&text)));
        text += name;
    }
    text
}

/// A line of the picture, with an arrow to a lifeline, or to none: that is the caller's.
fn line(columns: &[usize], to: usize, label: &str) -> String {
    let (mut text, mut at) = (String::new(), 0);
    for (index, column) in columns.iter().enumerate() {
        if index == 1 && to > 0 {
            text += &format!("─ {label} ");
            at += length(label) + 3;
        }
        let is_end = index > 0 && index == to;
        let space = if (1..=to).contains(&index) { "─" } else { " " };
        text += &repeated(space, column - at - usize::from(is_end));
        if is_end {
            text.push('>');
        }
        text.push(match index {
            0 if to > 0 => '├',
            _ if index < to => '┼',
            _ => '│',
        });
        at = column + 1;
    }
    text
}
