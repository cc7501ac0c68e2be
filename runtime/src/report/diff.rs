//! What differs between two values, by their `Debug` texts.

use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices_deadline};

use super::colour::Style;
use super::excerpt::bounded;
use super::layout;
use super::marks::{Marked, marked};
use super::page::Page;

/// A value of more characters than this is not shown beside another one: the difference is.
const LONG: usize = 60;

/// How many lines that are the same are shown around one that differs.
const AROUND: usize = 1;

/// How many lines of a difference are shown.
const SHOWN: usize = 30;

/// A diff need not be the shortest one there is.
const PATIENCE: Duration = Duration::from_millis(300);

pub(super) fn is_long(text: &str) -> bool {
    text.contains('\n') || text.chars().nth(LONG).is_some() || is_of_lines(text)
}

/// Whether it is a text of several lines, not only of one that a newline ends.
fn is_of_lines(text: &str) -> bool {
    layout::quoted(text).is_some_and(|text| layout::lines_of_quoted(text).len() > 2)
}

/// The differences between two sequences.
pub(super) fn differences<T: std::hash::Hash + Ord>(expected: &[T], actual: &[T]) -> Vec<DiffOp> {
    let until = Instant::now() + PATIENCE;
    capture_diff_slices_deadline(Algorithm::Myers, expected, actual, Some(until))
}

/// A line of the difference.
struct Row {
    style: Style,
    text: String,
    /// Marks below those parts of the text that differ.
    marks: Option<String>,
}

impl Row {
    fn new(style: Style, text: &str) -> Self {
        Self { style, text: bounded(text), marks: None }
    }

    fn marked(style: Style, head: &str, marked: Marked) -> Self {
        let text = format!("{head}{}", marked.text);
        let marks = format!("{}{}", " ".repeat(head.chars().count()), marked.marks);
        Self { style, text, marks: Some(marks) }
    }

    fn differs(&self) -> bool {
        !matches!(self.style, Style::Plain)
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    fn write(&self, page: &mut Page) {
        let sign = match self.style {
            Style::Expected => "-",
            Style::Actual => "+",
            _ => " ",
        };
        let text = if self.differs() && self.text.is_empty() { "⏎" } else { &self.text };
        page.styled(self.style, format_args!("{sign} {text}"));
        if let Some(marks) = &self.marks {
            page.styled(self.style, format_args!("  {marks}"));
        }
    }
}

/// Writes what differs: of texts the lines, of other values the fields.
pub(super) fn write_difference(page: &mut Page, expected: &str, actual: &str) {
    let rows = match (layout::quoted(expected), layout::quoted(actual)) {
        (Some(expected_text), Some(actual_text)) => {
            match (layout::lines_of_quoted(expected_text), layout::lines_of_quoted(actual_text)) {
                (of_one, of_other) if of_one.len() == 1 && of_other.len() == 1 => {
                    pair(expected, actual)
                }
                (expected, actual) => rows(&expected, &actual),
            }
        }
        _ => rows(&layout::lines(expected), &layout::lines(actual)),
    };
    write_rows(page, &rows);
}

fn rows(expected: &[String], actual: &[String]) -> Vec<Row> {
    let mut rows = Vec::new();
    for difference in differences(expected, actual) {
        let (tag, old, new) = difference.as_tag_tuple();
        let (old, new) = (&expected[old], &actual[new]);
        if tag == DiffTag::Equal {
            rows.extend(old.iter().map(|line| Row::new(Style::Plain, line)));
        } else if old.len() == new.len() {
            rows.extend(old.iter().zip(new).flat_map(|(old, new)| pair(old, new)));
        } else {
            rows.extend(old.iter().map(|line| Row::new(Style::Expected, line)));
            rows.extend(new.iter().map(|line| Row::new(Style::Actual, line)));
        }
    }
    rows
}

/// A line and what it should be; in long ones the difference is marked.
fn pair(expected: &str, actual: &str) -> Vec<Row> {
    if !is_long(expected) && !is_long(actual) {
        return vec![Row::new(Style::Expected, expected), Row::new(Style::Actual, actual)];
    }
    // The name of a field is not left out.
    let head = match (expected.split_once('"'), actual.split_once('"')) {
        (Some((head, _)), Some((same, _))) if head == same && !is_long(head) => head,
        _ => "",
    };
    let texts = marked(&expected[head.len()..], &actual[head.len()..]);
    let styles = [Style::Expected, Style::Actual];
    styles.into_iter().zip(texts).map(|(style, marked)| Row::marked(style, head, marked)).collect()
}

/// Which rows are shown: those that differ, their neighbours, and the lines that say what they are in.
fn shown(rows: &[Row]) -> Vec<bool> {
    let mut shown = vec![false; rows.len()];
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.differs()) {
        let end = rows.len().min(index + AROUND + 1);
        shown[index.saturating_sub(AROUND)..end].fill(true);
        let mut indent = row.indent();
        for (above, outer) in rows[..index].iter().enumerate().rev() {
            if indent == 0 {
                break;
            }
            if !outer.differs() && outer.indent() < indent {
                indent = outer.indent();
                shown[above] = true;
            }
        }
    }
    fill_gaps_of_one(&mut shown);
    shown
}

/// A line is as short as the count of one.
fn fill_gaps_of_one(shown: &mut [bool]) {
    let was = shown.to_vec();
    let is_hidden = |index: Option<usize>| index.and_then(|index| was.get(index)) == Some(&false);
    for (index, shown) in shown.iter_mut().enumerate() {
        *shown |= !is_hidden(index.checked_sub(1)) && !is_hidden(index.checked_add(1));
    }
}

fn write_rows(page: &mut Page, rows: &[Row]) {
    let shown = shown(rows);
    let (mut same, mut written) = (0, 0);
    for (index, row) in rows.iter().enumerate() {
        if !shown[index] {
            same += 1;
            continue;
        }
        write_same(page, std::mem::take(&mut same));
        if written >= SHOWN && row.differs() {
            let left = rows[index..].iter().filter(|row| row.differs()).count();
            page.line(format_args!("… {left} more lines that differ"));
            return;
        }
        row.write(page);
        written += 1;
    }
    write_same(page, same);
}

fn write_same(page: &mut Page, count: usize) {
    if count > 0 {
        page.line(format_args!("… {count} lines the same"));
    }
}
