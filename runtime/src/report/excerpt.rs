//! Values as far as a report shows them: none fills the page.

use crate::mock_fn::Expected;

/// How many characters of a value are shown where it is what a line is about, …
const ALONE: usize = 200;

/// … and where it is one of many.
const AMONG_OTHERS: usize = 100;

/// The text, unless it is long: then its beginning, and how much is left out.
pub(super) fn bounded(text: &str) -> String {
    first(text, ALONE)
}

fn first(text: &str, shown: usize) -> String {
    match text.char_indices().nth(shown) {
        // A few characters more are shorter than what would be said of them.
        Some((end, _)) if text[end..].chars().nth(30).is_some() => {
            format!("{}… ({} characters more)", &text[..end], text[end..].chars().count())
        }
        _ => text.into(),
    }
}

/// The text on one line, shorter still.
pub(super) fn brief(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    first(&lines.join(" "), AMONG_OTHERS)
}

/// Arguments, one after the other.
pub(super) fn briefs(texts: &[String]) -> String {
    texts.iter().map(|text| brief(text)).collect::<Vec<_>>().join(", ")
}

/// `Expectation(var == "x")`, as mockall tells of it.
pub(super) fn expectation(expected: &Expected) -> String {
    format!("Expectation({})", bounded(&expected.to_string()))
}
