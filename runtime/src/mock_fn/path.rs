//! What a function is called, in reports and in the lines that they propose.

use std::fmt;

/// What a function is called in reports: `MockStore::get`, or `urlopen` for a patched function.
#[derive(Clone, Copy)]
pub(crate) struct Path {
    /// Empty for a patched function.
    pub(super) mock: &'static str,
    pub(super) method: &'static str,
    /// Whether it is a function without `self`.
    pub(super) is_static: bool,
    /// Whether it is a function that is patched.
    pub(super) is_patched: bool,
    /// Its type arguments, where it is generic.
    pub(super) types: &'static str,
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.mock {
            "" => f.write_str(self.method),
            mock => write!(f, "{mock}::{}", self.method),
        }
    }
}

impl Path {
    /// Who is called, and what: `MockStore` and `get`; a patched function is both.
    pub(crate) fn parts(self) -> (String, String) {
        let who = if self.mock.is_empty() { self.method } else { self.mock };
        let mut name = String::new();
        for part in who.split("::") {
            if !name.is_empty() {
                name.push('_');
            }
            name += part;
        }
        (name, self.method.to_string())
    }

    /// Whether it is a function without `self`.
    pub(crate) fn is_static(self) -> bool {
        self.is_static
    }

    /// What expectations are told by: as mockall does it, without the module.
    pub(crate) fn of_expectations(self) -> Self {
        if !self.is_static {
            return self;
        }
        Self { method: last_part(self.method), ..self }
    }

    /// Whether it is a function of the same mock, or a patched function as well.
    pub(crate) fn is_beside(self, other: Self) -> bool {
        self.mock == other.mock
    }

    /// Whether it is a method of a mock; else it stands alone: a patch, or a callback.
    pub(crate) fn is_of_a_mock(self) -> bool {
        !self.mock.is_empty()
    }

    /// Whether it is a function that is patched, of which a thread may call the original.
    pub(crate) fn is_patched(self) -> bool {
        self.is_patched
    }

    /// The type arguments that it is for, of a generic function.
    pub(crate) fn types(self) -> Option<&'static str> {
        (!matches!(self.types, "" | "()")).then_some(self.types)
    }

    /// The line that a test needs first, of a function without `self`.
    pub(crate) fn context(self) -> String {
        match self.is_static {
            true => format!("let context = {self}_context();\n"),
            false => String::new(),
        }
    }

    /// How a test names the double: `mock.get`, `urlopen`, `context`.
    pub(crate) fn double(self) -> String {
        self.double_of("mock")
    }

    /// As [`double`](Self::double), where there are other mocks: `store.get` of a `MockStore`.
    pub(crate) fn double_among_others(self) -> String {
        let mock = self.mock.strip_prefix("Mock").unwrap_or(self.mock);
        let mut name = String::new();
        for character in mock.chars() {
            if character.is_uppercase() && !name.is_empty() {
                name.push('_');
            }
            name.push(character);
        }
        self.double_of(&name.to_lowercase())
    }

    fn double_of(self, mock: &str) -> String {
        let types = self.types().map(|types| format!(".of::<{}>()", without_paths(types)));
        let name = match self.mock {
            _ if self.is_static => "context".into(),
            // Of a patched `Client::get` the guard is `get`.
            "" => in_code(last_part(self.method)),
            _ => format!("{mock}.{}", in_code(self.method)),
        };
        name + &types.unwrap_or_default()
    }

    /// How a test begins to expect a call.
    pub(crate) fn expect(self) -> String {
        let is_plain_method = !self.is_static && self.is_of_a_mock() && self.types().is_none();
        match is_plain_method {
            true => format!("mock.expect_{}()", self.method),
            false => format!("{}.expect()", self.double()),
        }
    }
}

/// What stands after the last `::`, if there is one.
fn last_part(name: &str) -> &str {
    let mut last = name;
    for part in name.split("::") {
        last = part;
    }
    last
}

/// The name as one writes it in code, `r#type`; `self`, `crate` and their like can't be names.
pub(crate) fn in_code(name: &str) -> String {
    const KEYWORDS: [&str; 47] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
        "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
        "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
        "unsized", "use", "virtual", "where", "yield",
    ];
    let raw = if KEYWORDS.contains(&name) { "r#" } else { "" };
    format!("{raw}{name}")
}

/// The names of types, as one would write them where they are in scope.
pub(crate) fn without_paths(types: &str) -> String {
    let mut short = String::new();
    for part in types.split("::") {
        // What stands before a `::`, back to the last character that is of no name, is a module.
        let mut module = 0;
        for (at, character) in short.char_indices() {
            if !character.is_alphanumeric() && character != '_' {
                module = at + character.len_utf8();
            }
        }
        short.truncate(module);
        short += part;
    }
    short
}
