//! Two long texts on one line each, as far as they differ, with marks below what differs.

use similar::DiffOp;

use super::diff::differences;

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
        self.marks.extend(std::iter::repeat_n(' ', gap));
        self.marks.extend(std::iter::repeat_n('^', count));
        self.same(&text);
    }
}

/// Both texts, with marks below what differs.
pub(super) fn marked(expected: &str, actual: &str) -> [Marked; 2] {
    let (old, new) = (words(expected), words(actual));
    let parts = parts(&old, &new);
    let mut both = [Marked::default(), Marked::default()];
    let (mut old_at, mut new_at) = (0, 0);
    for part in &parts {
        let same = between(&old[old_at..part.old.0].concat(), old_at > 0, true);
        both.iter_mut().for_each(|text| text.same(&same));
        both[0].different(&old[part.old.0..part.old.1].concat(), DIFFERENT / parts.len());
        both[1].different(&new[part.new.0..part.new.1].concat(), DIFFERENT / parts.len());
        (old_at, new_at) = (part.old.1, part.new.1);
    }
    let same = between(&new[new_at..].concat(), !parts.is_empty(), false);
    both.iter_mut().for_each(|text| text.same(&same));
    both
}

/// A part that differs: words of one text in place of words of the other.
struct Part {
    old: (usize, usize),
    new: (usize, usize),
}

fn parts(old: &[&str], new: &[&str]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for difference in differences(old, new) {
        if matches!(difference, DiffOp::Equal { .. }) {
            continue;
        }
        let (of_old, of_new) = (difference.old_range(), difference.new_range());
        match parts.last_mut() {
            Some(last) if old[last.old.1..of_old.start].concat().len() < APART => {
                (last.old.1, last.new.1) = (of_old.end, of_new.end);
            }
            _ => parts
                .push(Part { old: (of_old.start, of_old.end), new: (of_new.start, of_new.end) }),
        }
    }
    match (parts.first(), parts.last()) {
        (Some(first), Some(last)) if parts.len() > PARTS => {
            vec![Part { old: (first.old.0, last.old.1), new: (first.new.0, last.new.1) }]
        }
        _ => parts,
    }
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
fn between(text: &str, has_part_before: bool, has_part_after: bool) -> String {
    let (before, after) = (first(text, AROUND), last(text, AROUND));
    match (has_part_before, has_part_after) {
        (true, true) if text.chars().count() > 2 * AROUND + 1 => format!("{before}…{after}"),
        (true, false) if before.len() < text.len() => format!("{before}…"),
        (false, true) if after.len() < text.len() => format!("…{after}"),
        _ => text.into(),
    }
}

fn first(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(at, _)| &text[..at])
}

fn last(text: &str, count: usize) -> &str {
    let from_end = text.char_indices().rev().nth(count.saturating_sub(1));
    from_end.map_or(text, |(at, _)| &text[at..])
}
