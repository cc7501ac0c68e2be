//! What failures say, word for word: every way to fail, in one gallery that is read from top to bottom.
//!
//! A case is a function whose body is the user's code; the gallery shows that code with the report
//! that it ends in. Lines in a report are those of the code shown.
//!
//! They have a process of their own, for which cases set `STANDIN_PATIENCE`: others would not wait long enough.

mod asserted;
mod awaits;
mod calls;
mod colour;
mod doubles;
mod effects;
mod made;
mod order;
mod pasted;
mod patches;
mod places;
mod several;
mod values;
mod verified;

use std::fmt::Write;
use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs};

use standin_tests::failing::{Failure, failed};

/// One part of the gallery: a source file of cases.
struct Chapter {
    title: &'static str,
    file: &'static str,
    source: &'static str,
    cases: &'static [(&'static str, fn())],
}

/// The cases of the file it stands in.
macro_rules! chapter {
    ($title:literal, $file:literal: $($case:ident),* $(,)?) => {
        pub(super) const CHAPTER: super::Chapter = super::Chapter {
            title: $title,
            file: concat!("tests/reports/", $file),
            source: include_str!($file),
            cases: &[$((stringify!($case), $case)),*],
        };
    };
}
use chapter;

const CHAPTERS: [Chapter; 9] = [
    calls::CHAPTER,
    effects::CHAPTER,
    verified::CHAPTER,
    asserted::CHAPTER,
    awaits::CHAPTER,
    order::CHAPTER,
    patches::CHAPTER,
    made::CHAPTER,
    values::CHAPTER,
];

/// The code of a case, where it is in its file, and what the file says of it.
struct Shown {
    title: String,
    code: String,
    first_line: usize,
}

impl Chapter {
    fn shown(&self, case: &str) -> Shown {
        let lines: Vec<&str> = self.source.lines().collect();
        let head = format!("fn {case}() {{");
        let at = lines.iter().position(|line| *line == head).expect("a case of this file");
        let length = lines[at..].iter().position(|line| *line == "}").expect("an end");
        let code = lines[at + 1..at + length].iter().map(|line| line.strip_prefix("    "));
        let code: Vec<&str> = code.map(Option::unwrap_or_default).collect();
        let comments = lines[..at].iter().rev().map_while(|line| line.strip_prefix("/// "));
        let mut title: Vec<&str> = comments.collect();
        title.reverse();
        assert!(!title.is_empty(), "{case} needs a title");
        Shown { title: title.join("\n"), code: code.join("\n"), first_line: at + 2 }
    }

    /// Places in a report as the gallery tells them.
    fn localized(&self, report: &str, shown: &Shown) -> String {
        let file = format!("{}:", self.file);
        let mut parts = report.split(&file);
        let mut text = parts.next().unwrap_or_default().to_string();
        for part in parts {
            let (line, rest) = part.split_once(':').expect("a line number");
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (column, rest) = rest.split_at(digits);
            let line = 1 + line.parse::<usize>().expect("a number") - shown.first_line;
            let column = column.parse::<usize>().expect("a number") - 4;
            text += &format!("tests/your.rs:{line}:{column}{rest}");
        }
        text
    }

    /// rustc tells a panic's place as that of the user's line, but for a mock that is dropped, since the
    /// compiler writes that call.
    fn assert_told_at_the_users_line(&self, case: &str, shown: &Shown, failure: &Failure) {
        let lines = shown.first_line..shown.first_line + shown.code.lines().count();
        let (file, line) = (failure.file.as_str(), failure.line as usize);
        if case.ends_with("_dropped") {
            // Rust 1.85 says the whole path, where the function is inlined.
            assert!(file.contains("runtime/src/"), "{case}: {file}:{line}");
        } else {
            assert!(file == self.file && lines.contains(&line), "{case}: {file}:{line}");
        }
    }
}

/// All reports. The cases run once: a context is seen by threads that have none, those of other tests
/// included.
static GALLERY: LazyLock<String> = LazyLock::new(|| {
    let mut text = String::new();
    for chapter in CHAPTERS {
        writeln!(text, "## {}", chapter.title).expect("a text grows");
        for (case, fails) in chapter.cases {
            let shown = chapter.shown(case);
            let failure = failed(|| {
                fails();
                panic!("{case} did not fail");
            });
            chapter.assert_told_at_the_users_line(case, &shown, &failure);
            let report = chapter.localized(&failure.text, &shown);
            let (title, code) = (&shown.title, &shown.code);
            write!(text, "\n### {title}\n\n```rust\n{code}\n```\n\n```text\n{report}\n```\n")
                .expect("a text grows");
        }
        text.push('\n');
    }
    text
});

#[test]
fn every_report_is_in_the_gallery() {
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(GALLERY.as_str()); });
}

/// What stands above the gallery in the page that users read.
const HEAD: &str = include_str!("head.md");

#[test]
fn the_page_shows_the_gallery() {
    let doubles = include_str!("doubles.rs").replace("pub(super) ", "");
    let (_, doubles) = doubles.split_once("\n\n").expect("a head");
    let page = format!("{HEAD}\n```rust\n{doubles}```\n\n{}", GALLERY.trim_end()) + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../FAILURES.md");
    if env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &page).expect("a page that can be written");
    }
    let written = fs::read_to_string(&path).expect("the page");
    assert!(written == page, "FAILURES.md is stale: INSTA_UPDATE=always writes it");
}

#[test]
fn through_a_trait_object_the_place_is_that_of_the_method() {
    let door: Box<dyn a_door::Door> = Box::new(a_door::MockDoor::new());
    let failure = failed(|| door.open());
    assert_eq!((failure.file.as_str(), failure.line), (file!(), a_door::LINE));
}

mod a_door {
    /// The line of `open`.
    pub(super) const LINE: u32 = line!() + 4;

    #[standin::automock]
    pub(super) trait Door {
        fn open(&self);
    }
}
