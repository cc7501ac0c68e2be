//! Calls of several doubles as a sequence diagram for the terminal.

use super::list::{listed, repeated};
use crate::mock_fn::LoggedCall;

/// How much of a call is shown, in characters.
const SHOWN: usize = 60;
/// Who calls.
const CALLER: &str = "test";
/// What stands between two names.
const GAP: usize = 3;

/// A lifeline: its name, and the columns where the name begins and where the line is.
struct Lifeline {
    name: String,
    start: usize,
    column: usize,
}

impl Lifeline {
    /// One whose name begins at `start`.
    fn from(start: usize, name: String) -> Self {
        let column = start + name.chars().count() / 2;
        Self { name, start, column }
    }

    fn end(&self) -> usize {
        self.start + self.name.chars().count()
    }
}

/// One arrow, from the caller to the lifeline with this index.
struct Arrow {
    to: usize,
    label: String,
    /// What is told besides.
    note: String,
}

/// The calls as a sequence diagram for the terminal.
pub(crate) fn picture(calls: &[LoggedCall]) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut arrows = Vec::with_capacity(calls.len());
    for call in calls {
        arrows.push(arrow(call, &mut names));
    }
    let lifelines = lifelines(&names, &arrows);
    let mut text = header(&lifelines);
    text += &line(&lifelines, None);
    for arrow in &arrows {
        text += &line(&lifelines, Some(arrow));
    }
    if !arrows.is_empty() {
        text += &line(&lifelines, None);
    }
    text
}

/// The arrow for a call; its double joins the `names`, if it is not among them.
fn arrow(call: &LoggedCall, names: &mut Vec<String>) -> Arrow {
    let (participant, function) = call.participant();
    let mut index = 0;
    while index < names.len() && names[index] != participant {
        index += 1;
    }
    if index == names.len() {
        names.push(participant);
    }
    let label = format!("{function}({})", listed(&call.arguments()));
    // The caller's lifeline is the first.
    Arrow { to: index + 1, label: cut(&label), note: note(call) }
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
    for (count, character) in label.chars().enumerate() {
        if count == SHOWN {
            cut.push('…');
            break;
        }
        cut.push(if character == '\n' { ' ' } else { character });
    }
    cut
}

/// Places the lifelines: the labels are between the first and the second.
fn lifelines(names: &[String], arrows: &[Arrow]) -> Vec<Lifeline> {
    let mut longest = 0;
    for arrow in arrows {
        longest = longest.max(arrow.label.chars().count());
    }
    let mut lifelines = Vec::with_capacity(names.len() + 1);
    lifelines.push(Lifeline::from(0, CALLER.into()));
    for (index, name) in names.iter().enumerate() {
        let previous = &lifelines[index];
        let beside = previous.end() + GAP;
        let start = match index {
            // `├─ label ─>│`
            0 => {
                let column = previous.column + longest + "├─  ─>".chars().count();
                beside.max(column.saturating_sub(name.chars().count() / 2))
            }
            _ => beside,
        };
        lifelines.push(Lifeline::from(start, name.clone()));
    }
    lifelines
}

fn header(lifelines: &[Lifeline]) -> String {
    let mut text = String::new();
    for lifeline in lifelines {
        let gap = lifeline.start.saturating_sub(text.chars().count());
        text += &repeated(" ", gap);
        text += &lifeline.name;
    }
    text + "\n"
}

/// A line of the picture, with an arrow or without.
fn line(lifelines: &[Lifeline], arrow: Option<&Arrow>) -> String {
    let mut text = String::new();
    let mut column = 0;
    for (index, lifeline) in lifelines.iter().enumerate() {
        let line = match arrow {
            Some(_) if index == 0 => '├',
            Some(arrow) if index < arrow.to => '┼',
            _ => '│',
        };
        let space = match arrow {
            Some(arrow) if (1..=arrow.to).contains(&index) => "─",
            _ => " ",
        };
        let label = match arrow {
            Some(arrow) if index == 1 => format!("─ {} ", arrow.label),
            _ => String::new(),
        };
        let is_end = arrow.is_some_and(|arrow| arrow.to == index);
        let length = lifeline.column - column - label.chars().count() - usize::from(is_end);
        text += &label;
        text += &repeated(space, length);
        if is_end {
            text.push('>');
        }
        text.push(line);
        column = lifeline.column + 1;
    }
    if let Some(arrow) = arrow {
        text += &arrow.note;
    }
    text + "\n"
}
