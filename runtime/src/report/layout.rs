//! `Debug` text on one line, laid out as `{:#?}` would have it. So a diff of values needs no more than
//! the text that there is of them: an argument may have been recorded as nothing else.

use super::list::{has, repeated};

/// The lines of a value's `Debug` text.
pub(super) fn lines(text: &str) -> Vec<String> {
    if has(text, "\n") {
        let mut lines = Vec::new();
        for line in text.lines() {
            lines.push(line.to_string());
        }
        return lines;
    }
    match Layout::of(text) {
        Some(layout) => layout.lines,
        // Brackets that don't match: somebody's own `Debug`.
        None => vec![text.into()],
    }
}

/// What is between the quotes, where the text is one literal of a string or of bytes.
pub(super) fn quoted(text: &str) -> Option<&str> {
    let text = text.strip_prefix('b').unwrap_or(text);
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    (literal(text) == text.len()).then_some(inside)
}

/// The lines of what is between the quotes of a string literal, each still escaped.
pub(super) fn lines_of_quoted(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let escaped = if character == '\\' { characters.next() } else { None };
        if escaped == Some('n') {
            lines.push(std::mem::take(&mut line));
            continue;
        }
        line.push(character);
        if let Some(escaped) = escaped {
            line.push(escaped);
        }
    }
    lines.push(line);
    lines
}

/// How long the literal is that the text begins with: a string, or a character. An apostrophe that
/// begins none, or a quote that nothing ends, is a character of its own.
pub(super) fn literal(text: &str) -> usize {
    let Some(quote) = text.chars().next() else { return 0 };
    let mut is_escaped = false;
    let inside = &text[quote.len_utf8()..];
    for (at, character) in inside.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if character == quote => return quote.len_utf8() + at + 1,
            // Of characters only an escaped one is longer: `'\u{10ffff}'`.
            _ if quote == '\'' && at > 0 && !inside.starts_with('\\') => break,
            _ => {}
        }
    }
    quote.len_utf8()
}

#[derive(Default)]
struct Layout {
    lines: Vec<String>,
    line: String,
    /// What will close the brackets that are open.
    closing: Vec<char>,
}

impl Layout {
    fn of(text: &str) -> Option<Self> {
        let mut layout = Self::default();
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let length = match character {
                '"' | '\'' => literal(rest),
                _ => character.len_utf8(),
            };
            let (token, after) = rest.split_at(length);
            rest = after;
            match character {
                '(' => rest = layout.open(token, ')', rest),
                '[' => rest = layout.open(token, ']', rest),
                '{' => rest = layout.open(token, '}', rest),
                ')' | ']' | '}' => layout.close(character)?,
                ',' if !layout.closing.is_empty() => {
                    layout.line.push(',');
                    layout.end_line();
                    rest = rest.trim_start_matches(' ');
                }
                _ => layout.line.push_str(token),
            }
        }
        layout.end_line();
        layout.closing.is_empty().then_some(layout)
    }

    /// Opens a bracket; what is left to lay out comes back.
    fn open<'t>(&mut self, bracket: &str, closing: char, rest: &'t str) -> &'t str {
        self.line.push_str(bracket);
        let inside = rest.trim_start_matches(' ');
        if let Some(after) = inside.strip_prefix(closing) {
            self.line.push(closing);
            return after;
        }
        self.end_line();
        self.closing.push(closing);
        inside
    }

    fn close(&mut self, bracket: char) -> Option<()> {
        let last = self.line.trim_end();
        if !last.is_empty() && last != ".." {
            self.line = format!("{last},");
        }
        self.end_line();
        (self.closing.pop()? == bracket).then(|| self.line.push(bracket))
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim_end();
        if !line.is_empty() {
            self.lines.push(format!("{}{line}", repeated("    ", self.closing.len())));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Debug;

    use super::{lines, lines_of_quoted, quoted};

    #[derive(Debug)]
    #[expect(dead_code, reason = "its `Debug` reads the fields")]
    struct Page<'t> {
        title: &'t str,
        mark: Option<char>,
        size: (u8, f64),
        links: Vec<Link>,
        names: BTreeMap<&'static str, Vec<u8>>,
        nothing: (),
    }

    #[derive(Debug)]
    struct Link;

    #[track_caller]
    fn assert_as_alternate(value: &dyn Debug) {
        assert_eq!(lines(&format!("{value:?}")).join("\n"), format!("{value:#?}"));
    }

    #[test]
    fn debug_text_is_laid_out_as_the_alternate_form() {
        let names = BTreeMap::from([("a, {b", vec![1, 2]), ("c", vec![])]);
        for (title, mark) in [("it's \"so\" [", Some('\'')), ("\\", Some('\u{1}')), ("", None)] {
            let (size, links) = ((1, -0.5), vec![Link, Link]);
            let nothing = ();
            let names = names.clone();
            assert_as_alternate(&Page { title, mark, size, links, names, nothing });
        }
        assert_as_alternate(&Some(Some('"')));
        assert_as_alternate(&[[0u8; 2]; 2]);
        assert_as_alternate(&std::sync::Mutex::new(3));
        assert_as_alternate(&"a\nb");
    }

    #[test]
    fn text_of_another_form_is_left_as_it_is() {
        for text in ["it's 5 o'clock", "5\" (of", "a)", "(a]", "a, b", ""] {
            assert_eq!(lines(text).join("\n"), text);
        }
        assert_eq!(lines("a\n  b"), ["a", "  b"]);
    }

    #[test]
    fn a_string_literal_is_taken_apart() {
        assert_eq!(quoted(r#""a\"b""#), Some(r#"a\"b"#));
        assert_eq!((quoted(r#""a" and "b""#), quoted("\"a"), quoted("\"")), (None, None, None));
        assert_eq!(lines_of_quoted(r"a\nb\\n\tc\n"), ["a", r"b\\n\tc", ""]);
    }
}
