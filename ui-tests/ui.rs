//! What must compile, and what must not and how it says so: one build for all cases.
//!
//! `TRYBUILD=overwrite cargo test -p standin-ui-tests` writes down what rustc says now; read the
//! difference before you commit it.
#![forbid(unsafe_code)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Whether this is the rustc whose words are written down: each version has its own.
#[rustversion::stable(1.95)]
const WORDS_ARE_KNOWN: bool = true;
#[rustversion::not(stable(1.95))]
const WORDS_ARE_KNOWN: bool = false;

/// Whether the component `rust-src` is installed: rustc then shows lines of std too, which the words that are written down
/// have not.
fn shows_std() -> bool {
    let rustc = Command::new("rustc").args(["--print", "sysroot"]).output().expect("a rustc");
    let sysroot = String::from_utf8(rustc.stdout).expect("a path");
    Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library").exists()
}

/// What must not compile, but for what says something of std where that would have other words.
fn failing() -> impl Iterator<Item = PathBuf> {
    let (shows_std, files) = (shows_std(), fs::read_dir("fail").expect("a directory"));
    let cases = files.map(|file| file.expect("a file").path());
    cases.filter(|path| path.extension().is_some_and(|of| of == "rs")).filter(move |path| {
        let words = fs::read_to_string(path.with_extension("stderr")).unwrap_or_default();
        !(shows_std && words.contains("--> $RUST/"))
    })
}

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    if WORDS_ARE_KNOWN || std::env::var_os("TRYBUILD").is_some() {
        let mut failing: Vec<PathBuf> = failing().collect();
        failing.sort();
        failing.iter().for_each(|case| cases.compile_fail(case));
    } else {
        eprintln!(
            "what must not compile is not tried: it is known how rustc 1.95 says so, not how this one does"
        );
    }
}
