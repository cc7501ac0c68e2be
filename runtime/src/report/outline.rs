//! `Debug` text in less room: what lies deepest and what is longest is left out first, and counted.

use super::layout::literal;
use super::list;
use super::marks::{first as first_of, last as last_of};
use crate::ranking::ranked;

/// Less room than this tells nothing of a part.
const LEAST: usize = 12;

/// Of a text both ends are shown where there is room for it.
const BOTH_ENDS: usize = 40;

/// The text in about so many characters, as `Page { title: "Home", links: [Link { … }, … 9 more] }`.
pub(super) fn outline(text: &str, room: usize) -> String {
    if length(text) <= room {
        return text.into();
    }
    match Parts::of(text) {
        Some(Parts { head, inside: Inside::Text(inside), tail }) => {
            let room = room.saturating_sub(length(head) + length(tail));
            format!("{head}\"{}\"{tail}", shortened(inside, room.max(LEAST)))
        }
        Some(Parts { head, inside: Inside::Items { open, items, close }, tail }) => {
            let room = room.saturating_sub(length(head) + length(tail) + 4);
            let space = if open == '{' { " " } else { "" };
            format!("{head}{open}{space}{}{space}{close}{tail}", listed(&items, open, room))
        }
        None => shortened(text, room.max(LEAST)),
    }
}

/// In characters.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// What is left out in the middle, or at the end, with how much that is.
fn shortened(text: &str, room: usize) -> String {
    let length = length(text);
    // A few characters more are shorter than what would be said of them.
    if length <= room + 20 {
        return text.into();
    }
    let (first, last) = if room < BOTH_ENDS { (room, 0) } else { (room - room / 4, room / 4) };
    let (mut head, tail) = (first_of(text, first), last_of(text, last));
    // Half an escape would be read as another one.
    while let Some(whole) = head.strip_suffix('\\') {
        head = whole;
    }
    let between = if last > 0 { " …" } else { "" };
    format!("{head}… {} more{between}{tail}", length - first - last)
}

/// The items, or the first ones, each in less room.
fn listed(items: &[&str], open: char, room: usize) -> String {
    let (mut shown, mut takes) = (0, 0);
    for item in items {
        takes += length(item).min(LEAST) + 2;
        if takes > room {
            break;
        }
        shown += 1;
    }
    if shown == 0 {
        return match (open, items.len()) {
            ('[', count) => format!("… {count} items"),
            _ => "…".into(),
        };
    }
    let rooms = shares(&items[..shown], room.saturating_sub(2 * shown));
    let mut outlines: Vec<String> = Vec::new();
    for room in &rooms {
        let item = items[outlines.len()];
        let outline = outline(item, *room);
        // `Link { … }` tells as much as two of it.
        if outlines.last() == Some(&outline) && outline != item {
            break;
        }
        outlines.push(outline);
    }
    let left_out = items.len() - outlines.len();
    if left_out > 0 {
        outlines.push(format!("… {left_out} more"));
    }
    list::listed(&outlines)
}

/// How much room each item gets: short ones what they take, the others an equal share of what is left.
fn shares(items: &[&str], room: usize) -> Vec<usize> {
    let mut lengths = Vec::with_capacity(items.len());
    for item in items {
        lengths.push(length(item));
    }
    let (mut shares, mut left) = (vec![0; items.len()], room);
    let mut waiting = items.len();
    for index in &ranked(items.len(), &|one, other| lengths[one] < lengths[other]) {
        shares[*index] = lengths[*index].min(left / waiting);
        left -= shares[*index];
        waiting -= 1;
    }
    shares
}

/// A text around the first string, or the first brackets, that are in it.
struct Parts<'t> {
    head: &'t str,
    inside: Inside<'t>,
    tail: &'t str,
}

enum Inside<'t> {
    /// What stands between quotes.
    Text(&'t str),
    /// What stands between brackets.
    Items { open: char, items: Vec<&'t str>, close: char },
}

impl<'t> Parts<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let (head, rest) = text.split_at(start(text)?);
        if rest.starts_with('"') {
            let (quoted, tail) = rest.split_at(literal(rest));
            let inside = quoted.get(1..quoted.len().checked_sub(1)?)?;
            return Some(Self { head, inside: Inside::Text(inside), tail });
        }
        let (open, items, length) = items(rest)?;
        let (group, tail) = rest.split_at(length);
        let close = group.chars().next_back()?;
        Some(Self { head, inside: Inside::Items { open, items, close }, tail })
    }
}

/// Where the first string or bracket begins.
fn start(text: &str) -> Option<usize> {
    for (at, character) in text.char_indices() {
        if matches!(character, '"' | '(' | '[' | '{') {
            return Some(at);
        }
    }
    None
}

/// What opens the brackets that the text begins with, what stands between them, and how long all of
/// it is; nothing where they don't match.
pub(super) fn items(text: &str) -> Option<(char, Vec<&str>, usize)> {
    let (mut open, mut items) = (Vec::new(), Vec::new());
    let (mut at, mut start) = (0, 1);
    while let Some(character) = text[at..].chars().next() {
        let after = at + character.len_utf8();
        match character {
            '"' | '\'' => {
                at += literal(&text[at..]);
                continue;
            }
            '(' | '[' | '{' => open.push(character),
            ')' | ']' | '}' => {
                let opened = open.pop()?;
                if !matches!((opened, character), ('(', ')') | ('[', ']') | ('{', '}')) {
                    return None;
                }
                if open.is_empty() {
                    items.push(text[start..at].trim());
                    return Some((opened, items, after));
                }
            }
            ',' if open.len() == 1 => {
                items.push(text[start..at].trim());
                start = after;
            }
            _ => {}
        }
        at = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn what_fits_is_left_as_it_is() {
        for text in ["", "3", "\"home\"", "Page { title: \"home\" }", "it's (so"] {
            assert_eq!(outline(text, 40), text);
        }
    }

    #[test]
    fn what_lies_deep_is_left_out_before_what_does_not() {
        let page = r#"Page { title: "Home", size: 3, links: [Link { to: "/a", rank: 0.5 }, Link { to: "/b", rank: 0.5 }], is_draft: false }"#;
        assert_eq!(
            outline(page, 90),
            r#"Page { title: "Home", size: 3, links: [Link { to: "/a", … 1 more }, … 1 more], is_draft: false }"#
        );
        assert_eq!(
            outline(page, 50),
            r#"Page { title: "Home", size: 3, links: [… 2 items], … 1 more }"#
        );
    }

    #[test]
    fn of_a_list_the_first_items_are_shown() {
        let numbers = format!("{:?}", (0..10_000).collect::<Vec<_>>());
        assert_eq!(outline(&numbers, 40), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, … 9989 more]");
        assert_eq!(outline(&format!("Numbers({numbers})"), 14), "Numbers(…)");
    }

    #[test]
    fn of_a_text_both_ends_are_shown() {
        let path = format!("{:?}", format!("/srv/{}/index.html", "deep/".repeat(30)));
        assert_eq!(
            outline(&path, 60),
            "\"/srv/deep/deep/deep/deep/deep/deep/deep/deep/… 106 more …eep//index.html\""
        );
        let accents = format!("Some({:?})", "é\n".repeat(60));
        assert_eq!(outline(&accents, 40), r#"Some("é\né\né\né\né\né\né\né\né\né\n… 150 more")"#);
        assert_eq!(outline(&accents, 20), "Some(…)");
    }
}
