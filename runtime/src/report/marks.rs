//! Two long texts on one line each, as far as they differ, with marks below what differs.

use super::diff::runs;
use super::list::{joined, repeated};

/// How much is shown of what is the same, on each side of a difference.
const AROUND: usize = 16;

/// How much is shown of the parts that differ, together.
const DIFFERENT: usize = 120;

/// More parts than this that differ are told of as one.
const PARTS: usize = 3;

/// Parts with less between them are one.
const APART: usize = 4;

/// A text and the marks below it.
#[derive(Default)]
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) marks: String,
    /// How many characters the text has.
    length: usize,
}

impl Marked {
    fn same(&mut self, text: &str) {
        self.text.push_str(text);
        self.length += text.chars().count();
    }

    fn different(&mut self, text: &str, shown: usize) {
        let length = text.chars().count();
        let (text, count) = match length > shown {
            true => (format!("{}…", first(text, shown - 1)), shown),
            false => (text.to_string(), length),
        };
        let gap = self.length.saturating_sub(self.marks.len());
        self.marks += &repeated(" ", gap);
        self.marks += &repeated("^", count);
        self.same(&text);
    }
}

/// Both texts, with marks below what differs.
pub(super) fn marked(expected: &str, actual: &str) -> [Marked; 2] {
    let (expected, actual) = (words(expected), words(actual));
    let mut parts = parts(&expected, &actual, APART);
    if different(&parts) > PARTS {
        parts = self::parts(&expected, &actual, usize::MAX);
    }
    let shown = DIFFERENT / different(&parts).max(1);
    let mut both = [Marked::default(), Marked::default()];
    for (index, part) in parts.iter().enumerate() {
        if part.is_same() {
            let same = near(&part.expected, index > 0, index + 1 < parts.len());
            both[0].same(&same);
            both[1].same(&same);
        } else {
            both[0].different(&part.expected, shown);
            both[1].different(&part.actual, shown);
        }
    }
    both
}

/// A part of both texts.
struct Part {
    expected: String,
    actual: String,
}

impl Part {
    fn is_same(&self) -> bool {
        self.expected == self.actual
    }

    fn append(&mut self, next: &Self) {
        self.expected += &next.expected;
        self.actual += &next.actual;
    }
}

/// How many of the parts differ.
fn different(parts: &[Part]) -> usize {
    let mut different = 0;
    for part in parts {
        different += usize::from(!part.is_same());
    }
    different
}

/// The texts in parts that are the same and different in turns; parts that differ are one where what
/// is between them is shorter than `apart`.
fn parts(expected: &[&str], actual: &[&str], apart: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for run in &runs(expected, actual) {
        let (expected, actual) = (&*joined(run.expected, ""), &*joined(run.actual, ""));
        let (mut start, mut end) = (0, 0);
        // Of a word that is too long to be shown, those letters differ that do.
        if !run.is_same && expected.len().max(actual.len()) > DIFFERENT {
            start = common_start(expected, actual);
            end = common_end(&expected[start..], &actual[start..]);
        }
        let (of_expected, of_actual) = (expected.len() - end, actual.len() - end);
        add(&mut parts, &expected[..start], &actual[..start], apart);
        add(&mut parts, &expected[start..of_expected], &actual[start..of_actual], apart);
        add(&mut parts, &expected[of_expected..], &actual[of_actual..], apart);
    }
    parts
}

fn add(parts: &mut Vec<Part>, expected: &str, actual: &str, apart: usize) {
    if expected.is_empty() && actual.is_empty() {
        return;
    }
    let part = Part { expected: expected.into(), actual: actual.into() };
    match parts.as_mut_slice() {
        [.., last] if last.is_same() == part.is_same() => last.append(&part),
        [.., before, gap] if !part.is_same() && gap.expected.len() < apart => {
            before.append(gap);
            before.append(&part);
            parts.pop();
        }
        _ => parts.push(part),
    }
}

/// How much both texts begin with; half an escape is left to what differs.
fn common_start(one: &str, other: &str) -> usize {
    let (one_bytes, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one_bytes[at] == other[at] {
        at += 1;
    }
    while !one.is_char_boundary(at) || at > 0 && one_bytes[at - 1] == b'\\' {
        at -= 1;
    }
    at
}

/// How much both texts end with.
fn common_end(one: &str, other: &str) -> usize {
    let (one_bytes, other) = (one.as_bytes(), other.as_bytes());
    let (mut start, mut end) = (one.len(), other.len());
    while start > 0 && end > 0 && one_bytes[start - 1] == other[end - 1] {
        (start, end) = (start - 1, end - 1);
    }
    while !one.is_char_boundary(start) {
        start += 1;
    }
    one.len() - start
}

/// Runs of letters and digits, and all else one by one.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let is_of_word = |c: char| c.is_alphanumeric();
        let length = match rest.find(|c: char| !is_of_word(c)) {
            None => rest.len(),
            Some(0) => character.len_utf8(),
            Some(length) => length,
        };
        let (word, after) = rest.split_at(length);
        words.push(word);
        rest = after;
    }
    words
}

/// What is the same, as far as it is near a part that differs.
fn near(text: &str, has_part_before: bool, has_part_after: bool) -> String {
    let (before, after) = (first(text, AROUND), last(text, AROUND));
    match (has_part_before, has_part_after) {
        (true, true) if text.chars().count() > 2 * AROUND + 1 => format!("{before}…{after}"),
        (true, false) if before.len() < text.len() => format!("{before}…"),
        (false, true) if after.len() < text.len() => format!("…{after}"),
        _ => text.into(),
    }
}

/// The first characters, so many of them.
pub(super) fn first(text: &str, count: usize) -> &str {
    let mut left = count;
    for (at, _) in text.char_indices() {
        if left == 0 {
            return &text[..at];
        }
        left -= 1;
    }
    text
}

/// The last ones.
pub(super) fn last(text: &str, count: usize) -> &str {
    let left_out = text.chars().count().saturating_sub(count);
    &text[first(text, left_out).len()..]
}
