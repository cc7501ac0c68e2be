//! Several doubles of which expectations are not met: the first one that is dropped fails the test, the others tell of theirs.

use std::env;
use std::process::Command;

use standin::patch;

use super::doubles::{MockSite, MockStore, urlopen};

/// What a person sees of the failing test of this name, run by libtest as any other.
fn seen(test: &str) -> String {
    let mut command = Command::new(env::current_exe().expect("a test binary"));
    command.args(["--exact", &format!("several::{test}"), "--ignored"]);
    let output = command.output().expect("a test that runs");
    assert!(!output.status.success(), "it should fail");
    String::from_utf8(output.stdout).expect("text")
}

fn doubles_that_are_not_met() -> (MockStore, MockSite) {
    let (mut store, mut site) = (MockStore::new(), MockSite::new());
    store.expect_put().with("x").once().returning(|_| ());
    site.expect_rate().once().returning(|_| ());
    (store, site)
}

#[test]
#[ignore = "it fails: the test below runs it"]
fn three_that_are_dropped() {
    let (_store, _site) = doubles_that_are_not_met();
    let open = patch!(urlopen);
    open.expect().once().returning(|_| Err(404));
}

#[test]
fn each_double_that_is_dropped_tells_of_its_expectations() {
    let text = seen("three_that_are_dropped");
    let places =
        ["urlopen: Expectation(", "MockSite::rate: Expectation(", "MockStore::put: Expectation("]
            .map(|first_line| {
                text.find(first_line).unwrap_or_else(|| panic!("{first_line} in {text}"))
            });
    assert!(places.is_sorted(), "{text}");
    assert_eq!(text.matches("  and of another double:\n").count(), 2, "{text}");
}

#[test]
#[ignore = "it fails: the test below runs it"]
fn fails_otherwise() {
    let _doubles = doubles_that_are_not_met();
    panic!("something better to say");
}

#[test]
fn a_test_that_fails_otherwise_is_left_alone() {
    let text = seen("fails_otherwise");
    assert!(text.contains("something better to say") && !text.contains("Expectation("), "{text}");
}
