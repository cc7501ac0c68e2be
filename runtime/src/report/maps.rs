//! The `Debug` text of maps and sets, in one order: that of a `HashMap` is a matter of chance, and a
//! difference of two would be, too.

use super::layout::literal;
use super::list::{each, has, listed};
use super::outline::items;
use crate::ranking::ranked;

/// The text, with the entries of each map and set in order.
pub(super) fn in_order(text: String) -> String {
    match has(&text, "{") {
        true => ordered(&text),
        false => text,
    }
}

fn ordered(text: &str) -> String {
    let (mut ordered, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(character) = text[at..].chars().next() {
        let length = match character {
            '"' | '\'' => literal(&text[at..]),
            '{' => match map(&text[at..]) {
                Some((map, length)) => {
                    ordered += &map;
                    at += length;
                    continue;
                }
                None => 1,
            },
            _ => character.len_utf8(),
        };
        ordered += &text[at..at + length];
        at += length;
    }
    ordered
}

/// The map or set that the text begins with, in order, and how long it is there. Of a struct the first
/// field stands after a space.
fn map(text: &str) -> Option<(String, usize)> {
    if matches!(text.as_bytes(), [_, b' ' | b'\n', ..]) {
        return None;
    }
    let (_, entries, length) = items(text)?;
    let texts = each(&entries, &mut |entry| ordered(entry));
    let is_before = |one: usize, other: usize| is_before(&texts[one], &texts[other]);
    let mut sorted = Vec::with_capacity(texts.len());
    for index in &ranked(texts.len(), &is_before) {
        sorted.push(texts[*index].as_str());
    }
    Some((format!("{{{}}}", listed(&sorted)), length))
}

/// Whether an entry comes before another one: numbers by size and before all else, which is by its text.
fn is_before(one: &str, other: &str) -> bool {
    match (number(one), number(other)) {
        (Some(one), Some(other)) if one != other => one.total_cmp(&other).is_lt(),
        (Some(_), None) => true,
        (None, Some(_)) => false,
        _ => one < other,
    }
}

/// The key of an entry, where it is a number.
fn number(entry: &str) -> Option<f64> {
    entry.split(": ").next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashMap, HashSet};
    use std::fmt::Debug;

    use super::in_order;

    #[track_caller]
    fn assert_as(value: impl Debug, ordered: impl Debug) {
        assert_eq!(in_order(format!("{value:?}")), format!("{ordered:?}"));
    }

    #[test]
    fn maps_are_in_the_order_of_their_keys() {
        let numbers = || (0..20).map(|n| (n, n.to_string()));
        assert_as(numbers().collect::<HashMap<_, _>>(), numbers().collect::<BTreeMap<_, _>>());
        let texts = || ["b, {", "a\"", "c"].map(|key| (key, [Some(key)]));
        let (hashed, ordered) = (HashMap::from(texts()), BTreeMap::from(texts()));
        assert_as(Some(vec![&hashed, &hashed]), Some(vec![&ordered, &ordered]));
        let sets = HashMap::from([(1, HashSet::from([2.5, 1.5].map(f64::to_bits)))]);
        assert_eq!(in_order(format!("{sets:?}")).matches("1: {").count(), 1);
    }

    #[test]
    fn all_else_is_left_as_it_is() {
        for text in ["Page { z: 1, a: {} }", "{", "it's {b, a", "{ b, a }", "\"{b, a}\"", "{\n"] {
            assert_eq!(in_order(text.into()), text);
        }
    }
}
