//! What differs between two values, by their `Debug` texts.

use std::time::{Duration, Instant};

use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::{DiffOp, DiffTag};

use super::colour::Style;
use super::excerpt::bounded;
use super::layout;
use super::list::{has, repeated};
use super::marks::{Marked, marked};
use super::page::Page;
use crate::clock;

/// A value of more characters than this is not shown beside another one: the difference is.
const LONG: usize = 50;

/// How many lines that are the same are shown around one that differs.
const AROUND: usize = 1;

/// How many lines that differ are shown.
const SHOWN: usize = 16;

/// A diff need not be the shortest one there is.
const PATIENCE: Duration = Duration::from_millis(300);

/// How many lines or words are compared where there is no clock to lose patience by.
const UNTIMED: usize = 1000;

pub(super) fn is_long(text: &str) -> bool {
    text.chars().count() > LONG || has(text, "\n") || is_of_lines(text)
}

/// Whether it is a text of several lines, not only of one that a newline ends.
fn is_of_lines(text: &str) -> bool {
    layout::quoted(text).is_some_and(|text| layout::lines_of_quoted(text).len() > 2)
}

/// A run of two sequences of words or lines: some that both have, or some in place of others.
pub(super) struct Run<'r, 't> {
    pub(super) is_same: bool,
    pub(super) expected: &'r [&'t str],
    pub(super) actual: &'r [&'t str],
}

/// Both sequences from beginning to end.
pub(super) fn runs<'r, 't>(expected: &'r [&'t str], actual: &'r [&'t str]) -> Vec<Run<'r, 't>> {
    let (mut runs, mut expected, mut actual) = (Vec::new(), expected, actual);
    for operation in &operations(expected, actual, clock::now()) {
        // Of the ranges only the lengths are taken: where one is empty, it may be out of place.
        let (of_expected, rest) = expected.split_at(operation.old_range().len());
        let (of_actual, rest_of_actual) = actual.split_at(operation.new_range().len());
        (expected, actual) = (rest, rest_of_actual);
        let is_same = operation.tag() == DiffTag::Equal;
        runs.push(Run { is_same, expected: of_expected, actual: of_actual });
    }
    runs
}

/// As `similar::capture_diff_slices_deadline`, with less of it compiled: one algorithm, for one type.
fn operations(expected: &[&str], actual: &[&str], now: Option<Instant>) -> Vec<DiffOp> {
    let mut hook = Compact::new(Replace::new(Capture::new()), expected, actual);
    let (old, new) = (0..expected.len(), 0..actual.len());
    let until = now.map(|now| now + PATIENCE);
    if until.is_none() && old.len().max(new.len()) > UNTIMED {
        let (old_len, new_len) = (old.len(), new.len());
        return vec![DiffOp::Replace { old_index: 0, old_len, new_index: 0, new_len }];
    }
    match myers::diff_deadline(&mut hook, expected, old, actual, new, until) {
        Ok(()) => hook.into_inner().into_inner().into_ops(),
        Err(never) => match never {},
    }
}

/// A line of the difference.
struct Row {
    style: Style,
    text: String,
    /// Marks below those parts of the text that differ.
    marks: Option<String>,
    is_shown: bool,
}

impl Row {
    fn new(style: Style, text: &str) -> Self {
        Self { style, text: bounded(text), marks: None, is_shown: false }
    }

    fn marked(style: Style, head: &str, marked: Marked) -> Self {
        let text = format!("{head}{}", marked.text);
        let marks = format!("{}{}", repeated(" ", head.chars().count()), marked.marks);
        Self { style, text, marks: Some(marks), is_shown: false }
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
    let mut rows = match (layout::quoted(expected), layout::quoted(actual)) {
        (Some(expected_text), Some(actual_text)) => {
            match (layout::lines_of_quoted(expected_text), layout::lines_of_quoted(actual_text)) {
                (of_one, of_other) if of_one.len() == 1 && of_other.len() == 1 => {
                    let mut rows = Vec::new();
                    add_pair(&mut rows, expected, actual);
                    rows
                }
                (expected, actual) => rows(&expected, &actual),
            }
        }
        _ => rows(&layout::lines(expected), &layout::lines(actual)),
    };
    write_rows(page, &mut rows);
}

fn rows(expected: &[String], actual: &[String]) -> Vec<Row> {
    let (expected, actual) = (borrowed(expected), borrowed(actual));
    let mut rows = Vec::new();
    for Run { is_same, expected, actual } in &runs(&expected, &actual) {
        if *is_same {
            add(&mut rows, Style::Plain, expected);
        } else if expected.len() == actual.len() {
            for (index, expected) in expected.iter().enumerate() {
                add_pair(&mut rows, expected, actual[index]);
            }
        } else {
            add(&mut rows, Style::Expected, expected);
            add(&mut rows, Style::Actual, actual);
        }
    }
    rows
}

fn borrowed(lines: &[String]) -> Vec<&str> {
    let mut borrowed = Vec::with_capacity(lines.len());
    for line in lines {
        borrowed.push(line.as_str());
    }
    borrowed
}

fn add(rows: &mut Vec<Row>, style: Style, lines: &[&str]) {
    for line in lines {
        rows.push(Row::new(style, line));
    }
}

/// A line and what it should be; in long ones the difference is marked.
fn add_pair(rows: &mut Vec<Row>, expected: &str, actual: &str) {
    if !is_long(expected) && !is_long(actual) {
        rows.push(Row::new(Style::Expected, expected));
        rows.push(Row::new(Style::Actual, actual));
        return;
    }
    // The name of a field is not left out.
    let head = match (expected.split_once('"'), actual.split_once('"')) {
        (Some((head, _)), Some((same, _))) if head == same && !is_long(head) => head,
        _ => "",
    };
    let [expected, actual] = marked(&expected[head.len()..], &actual[head.len()..]);
    rows.push(Row::marked(Style::Expected, head, expected));
    rows.push(Row::marked(Style::Actual, head, actual));
}

/// Shows those rows that differ, up to a number, their neighbours, and the lines that say what they are in.
fn show(rows: &mut [Row]) {
    let mut different = 0;
    for index in 0..rows.len() {
        if !rows[index].differs() {
            continue;
        }
        different += 1;
        if different > SHOWN {
            break;
        }
        let end = rows.len().min(index + AROUND + 1);
        for row in &mut rows[index.saturating_sub(AROUND)..end] {
            row.is_shown = true;
        }
        show_outer(rows, index);
    }
    fill_gaps_of_one(rows);
}

/// Shows the lines that say what a row is in.
fn show_outer(rows: &mut [Row], mut index: usize) {
    let mut indent = rows[index].indent();
    while indent > 0 && index > 0 {
        index -= 1;
        let row = &mut rows[index];
        if !row.differs() && row.indent() < indent {
            indent = row.indent();
            row.is_shown = true;
        }
    }
}

/// A line is as short as the count of one.
fn fill_gaps_of_one(rows: &mut [Row]) {
    for index in 0..rows.len() {
        let is_after_gap = index > 0 && !rows[index - 1].is_shown;
        let is_before_gap = rows.get(index + 1).is_some_and(|row| !row.is_shown);
        rows[index].is_shown |= !is_after_gap && !is_before_gap;
    }
}

fn write_rows(page: &mut Page, rows: &mut [Row]) {
    show(rows);
    let mut same = 0;
    for (index, row) in rows.iter().enumerate() {
        if row.is_shown {
            write_same(page, std::mem::take(&mut same));
            row.write(page);
        } else if row.differs() {
            let mut left = 0;
            for row in &rows[index..] {
                left += usize::from(row.differs());
            }
            page.line(format_args!("… {left} more lines that differ"));
            return;
        } else {
            same += 1;
        }
    }
    write_same(page, same);
}

fn write_same(page: &mut Page, count: usize) {
    if count > 0 {
        page.line(format_args!("… {count} lines the same"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(expected: &str, actual: &str) -> String {
        let mut page = Page::titled("");
        write_difference(&mut page, expected, actual);
        page.text(false)
    }

    /// Texts as a `Debug` gone astray may write them.
    fn texts() -> impl Iterator<Item = String> {
        const PIECES: [&str; 18] = [
            "\"", "'", "\\", "\\n", "{", "}", "[", "]", "(", ")", ", ", ": ", "\n", "a", "word",
            "é", "🦀", "  ",
        ];
        let mut random = 1u64;
        let mut next = move |below: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (random >> 33) as usize % below
        };
        std::iter::repeat_with(move || {
            let quote = if next(3) == 0 { "\"" } else { "" };
            let pieces: String = (0..next(200)).map(|_| PIECES[next(PIECES.len())]).collect();
            format!("{quote}{pieces}{quote}")
        })
    }

    #[test]
    fn whatever_the_texts_are_what_is_shown_is_bounded() {
        let others = texts().skip(1);
        for (expected, actual) in texts().zip(others).take(2000) {
            let text = difference(&expected, &actual);
            assert!(text.len() < 20_000, "{} characters of\n{expected}\n{actual}", text.len());
            assert!(
                expected == actual || text.contains(['-', '+']),
                "{expected}\n{actual}\n{text}"
            );
        }
    }

    #[test]
    fn without_a_clock_what_is_long_differs_as_a_whole() {
        let different = |count: usize| {
            let (expected, mut actual) = (vec!["same"; count], vec!["same"; count]);
            actual[0] = "other";
            let operations = operations(&expected, &actual, None);
            operations.iter().map(|of| of.tag()).collect::<Vec<_>>()
        };
        assert_eq!(different(UNTIMED), [DiffTag::Replace, DiffTag::Equal]);
        assert_eq!(different(UNTIMED + 1), [DiffTag::Replace]);
    }

    #[test]
    fn huge_values_are_compared_in_no_time() {
        let numbers = |step: u32| (0..20_000).map(|n| n * step).collect::<Vec<u32>>();
        let started = Instant::now();
        let text = difference(&format!("{:?}", numbers(2)), &format!("{:?}", numbers(3)));
        assert!(text.lines().count() < 100, "{text}");
        let letters = |step: u32| {
            format!("{:?}", numbers(step).iter().map(u32::to_string).collect::<String>())
        };
        let text = difference(&letters(2), &letters(3));
        assert!(text.len() < 2000, "{text}");
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}
