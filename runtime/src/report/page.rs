//! The small vocabulary that reports are written in: lines, sections, indentation.

use std::fmt::{self, Display};
use std::panic::Location;

use super::colour::{self, END, Style};
use super::list::repeated;
use crate::mock_fn::{CALLBACKS, Core};

/// A report while it is being written.
pub(super) struct Page {
    title: String,
    lines: Vec<(Style, String)>,
    indent: usize,
}

impl Page {
    /// A page with its first line.
    pub(super) fn titled(title: impl Display) -> Self {
        Self { title: title.to_string(), lines: Vec::new(), indent: 1 }
    }

    /// A line; further lines of a text of several are indented with it.
    pub(super) fn line(&mut self, line: impl Display) {
        self.styled(Style::Plain, line);
    }

    /// A line that looks different where there is colour.
    pub(super) fn styled(&mut self, style: Style, line: impl Display) {
        self.write(style, format_args!("{line}"));
    }

    fn write(&mut self, style: Style, text: fmt::Arguments<'_>) {
        for line in fmt::format(text).lines() {
            let line = format!("{}{line}", repeated("  ", self.indent));
            self.lines.push((style, line.trim_end().into()));
        }
    }

    /// A heading; what comes before the [`end`](Self::end) stands below it.
    pub(super) fn begin(&mut self, heading: impl Display) {
        self.styled(Style::Heading, heading);
        self.indent();
    }

    /// What comes before the [`end`](Self::end) is indented.
    pub(super) fn indent(&mut self) {
        self.indent += 1;
    }

    /// The end of what was begun last.
    pub(super) fn end(&mut self) {
        self.indent -= 1;
    }

    /// The line that a test can have to get what it wants.
    pub(super) fn paste(&mut self, heading: &str, line: impl Display) {
        self.begin(heading);
        self.line(line);
        self.end();
    }

    pub(super) fn text(&self, has_colour: bool) -> String {
        let mut text = self.title.clone();
        for (style, line) in &self.lines {
            text.push('\n');
            match style.code() {
                Some(code) if has_colour => text += &format!("{code}{line}{END}"),
                _ => text += line,
            }
        }
        text
    }

    /// Ends the call with this page, and keeps it for the test that owns the mock.
    #[track_caller]
    pub(super) fn fail_call(self, core: Core<'_>) -> ! {
        core.keep_failure(&self.text(false));
        self.fail()
    }

    /// Ends the test with this page.
    #[track_caller]
    pub(super) fn fail(self) -> ! {
        panic!("{}", self.text(colour::is_wanted()))
    }
}

/// Where a call was made. rustc knows no caller of a closure, and who has called std.
pub(super) fn told(place: &Location<'_>) -> String {
    let file = place.file();
    if file.ends_with(CALLBACKS) {
        return "a callback of `as_fn`".into();
    }
    for of_std in &STD {
        if let Some(at) = file.find(*of_std) {
            return file[at + LIBRARY.len()..].into();
        }
    }
    place.to_string()
}

/// Where std's own files are.
const STD: [&str; 3] = ["/library/std/src/", "/library/core/src/", "/library/alloc/src/"];
/// What is not told of that.
const LIBRARY: &str = "/library/";

/// `1 call`, `2 calls`
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// `never`, `once`, `3 times`
pub(crate) fn times(count: usize) -> String {
    match count {
        0 => "never".into(),
        1 => "once".into(),
        _ => format!("{count} times"),
    }
}

/// What a matcher wants, with the argument's name in place of `var`, also where predicates are combined:
/// `(key.is_empty() || (! key == "x"))`.
pub(super) fn named(wanted: &str, name: &str) -> String {
    // What comes after it is a value, whatever that says.
    if let Some(value) = wanted.strip_prefix("var == ") {
        return format!("{name} == {value}");
    }
    let (mut text, mut rest) = (String::new(), wanted);
    while let Some(at) = rest.find("var") {
        let (before, after) = (&rest[..at], &rest[at + "var".len()..]);
        text += before;
        let begins = matches!(text.as_bytes(), [] | [.., b'('] | [.., b'!' | b'&' | b'|', b' ']);
        let ends = matches!(after.as_bytes(), [b' ' | b'.' | b')', ..]);
        text += if begins && ends { name } else { "var" };
        rest = after;
    }
    text + rest
}
