//! Colour, for a person at a terminal.
//!
//! The text of a panic goes to more places than the screen: `#[should_panic(expected = …)]`,
//! `catch_unwind`, the logs of CI. So the first line, which such tests look at, never has colour, and
//! in the others it stands around a whole line, never inside one. libtest captures what a test prints
//! and writes it to *stdout* at the end, while stderr may well be a terminal: both have to be one.

use std::env;
use std::io::{IsTerminal, stderr, stdout};

/// What a line is, for those who see colour.
#[derive(Clone, Copy)]
pub(super) enum Style {
    Plain,
    Heading,
    /// What should have been, in a diff.
    Expected,
    /// What was.
    Actual,
}

impl Style {
    /// What begins it on a terminal.
    pub(super) fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Heading => Some("\x1b[1m"),
            Self::Expected => Some("\x1b[32m"),
            Self::Actual => Some("\x1b[31m"),
        }
    }
}

/// Ends every style.
pub(super) const END: &str = "\x1b[0m";

/// Whether reports have colour: on a terminal, but not in CI and not where `NO_COLOR` is set;
/// elsewhere too where `CLICOLOR_FORCE` is.
pub(super) fn is_wanted() -> bool {
    if !variable("NO_COLOR").is_empty() {
        return false;
    }
    if !matches!(&*variable("CLICOLOR_FORCE"), "" | "0") {
        return true;
    }
    let is_elsewhere = variable("TERM") == "dumb" || !variable("CI").is_empty();
    !is_elsewhere && stdout().is_terminal() && stderr().is_terminal()
}

/// Its value; none is empty.
fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}
