//! Where a setting is looked for, and in which order: the code under test.

use std::env;
use std::fmt;

use crate::defaults::DEFAULTS;
use crate::file::Entries;

/// A setting, with who has set it.
#[derive(Debug, PartialEq)]
pub(crate) struct Setting {
    pub(crate) value: String,
    pub(crate) source: Source,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Source {
    Environment,
    File,
    Default,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Environment => "says the environment",
            Self::File => "says the file",
            Self::Default => "by default",
        })
    }
}

/// Finds a setting: the nearer to whoever starts the program, the more it has to say.
pub(crate) fn find(name: &str, file: &Entries) -> Option<Setting> {
    let setting = |source| move |value| Setting { value, source };
    from_environment(name)
        .map(setting(Source::Environment))
        .or_else(|| file.get(name).cloned().map(setting(Source::File)))
        .or_else(|| from_defaults(name).map(setting(Source::Default)))
}

/// The variable `DEMO_PORT` sets `port`.
fn from_environment(name: &str) -> Option<String> {
    env::var(format!("DEMO_{}", name.to_uppercase())).ok()
}

fn from_defaults(name: &str) -> Option<String> {
    let default = DEFAULTS.iter().find(|(of, _)| *of == name);
    default.map(|(_, value)| value.to_string())
}
