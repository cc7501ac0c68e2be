//! The small vocabulary that reports are written in: lines, sections, indentation.

use std::fmt::Display;

use crate::mock_fn::Core;

/// A report while it is being written.
pub(super) struct Page {
    text: String,
    indent: usize,
}

impl Page {
    /// A page with its first line.
    pub(super) fn titled(title: impl Display) -> Self {
        Self { text: title.to_string(), indent: 1 }
    }

    /// A line; further lines of a text of several are indented with it.
    pub(super) fn line(&mut self, line: impl Display) {
        for line in line.to_string().lines() {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n("  ", self.indent));
            self.text.push_str(line);
        }
    }

    /// A heading, and below it, indented, what `body` writes.
    pub(super) fn section(&mut self, heading: impl Display, body: impl FnOnce(&mut Self)) {
        self.line(heading);
        self.indent += 1;
        body(self);
        self.indent -= 1;
    }

    /// Ends the call with this page, and keeps it for the test that owns the mock.
    #[track_caller]
    pub(super) fn fail_call(self, core: Core<'_>) -> ! {
        core.keep_failure(&self.text);
        self.fail()
    }

    /// Ends the test with this page.
    #[track_caller]
    pub(super) fn fail(self) -> ! {
        panic!("{}", self.text)
    }
}

/// `1 call`, `2 calls`
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// `never`, `once`, `3 times`
pub(super) fn times(count: usize) -> String {
    match count {
        0 => "never".into(),
        1 => "once".into(),
        _ => format!("{count} times"),
    }
}

/// What a matcher wants, with the argument's name in place of `var`.
pub(super) fn named(wanted: &str, name: &str) -> String {
    match wanted.strip_prefix("var") {
        Some(rest) if rest.starts_with([' ', '.']) => format!("{name}{rest}"),
        _ => wanted.into(),
    }
}
