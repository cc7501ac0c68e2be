//! The file of settings: a line `key = value` for each, and comments that begin with a `#`.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

#[cfg_attr(test, standin::patchable(fn(path: &Path) -> io::Result<String>))]
pub(crate) use std::fs::read_to_string;

/// What a file says: values by their names.
pub(crate) type Entries = BTreeMap<String, String>;

/// Reads a file of settings. It says nothing where it is not there; any other error is one.
pub(crate) fn read(path: &Path) -> io::Result<Entries> {
    match read_to_string(path) {
        Ok(text) => parse(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Entries::new()),
        Err(error) => Err(error),
    }
}

fn parse(text: &str) -> io::Result<Entries> {
    let lines = (1..).zip(text.lines().map(str::trim));
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(number, line)| entry(line).ok_or_else(|| invalid(number, line)))
        .collect()
}

fn entry(line: &str) -> Option<(String, String)> {
    let (key, value) = line.split_once('=')?;
    Some((key.trim().to_string(), value.trim().to_string()))
}

fn invalid(number: usize, line: &str) -> io::Error {
    let what = format!("line {number} is not of the form `key = value`: {line}");
    io::Error::new(io::ErrorKind::InvalidData, what)
}
