//! What a person sees of a whole test: of several doubles of which expectations are not met the first one that is dropped fails the
//! test, the others tell of theirs; and what a thread takes with it is told of, though the test passes.

use std::process::{Command, Output};
use std::{env, thread};

use standin::patch;

use super::doubles::{MockSite, MockStore, Store, urlopen};

/// The test of this name, run by libtest as any other.
fn run(test: &str) -> Output {
    let mut command = Command::new(env::current_exe().expect("a test binary"));
    command.args(["--exact", &format!("several::{test}"), "--ignored"]);
    command.output().expect("a test that runs")
}

/// What a person sees of the failing test of this name.
fn seen(test: &str) -> String {
    let output = run(test);
    assert!(!output.status.success(), "it should fail");
    String::from_utf8(output.stdout).expect("text")
}

/// What is said past the passing test of this name.
fn said_besides(test: &str) -> String {
    let output = run(test);
    assert!(output.status.success(), "it should pass");
    String::from_utf8(output.stderr).expect("text")
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

#[test]
#[ignore = "the test below runs it"]
fn a_mock_that_a_thread_takes_with_it() {
    let mut store = MockStore::new();
    store.expect_put().once().returning(|_| ());
    drop(thread::spawn(move || drop(store)).join());
}

#[test]
#[ignore = "the test below runs it"]
fn a_call_that_a_thread_takes_with_it() {
    let store = MockStore::new();
    drop(thread::spawn(move || store.put("x")).join());
}

#[test]
#[ignore = "the test below runs it"]
fn a_thread_that_fails_otherwise() {
    let mut store = MockStore::new();
    store.expect_put().once().returning(|_| ());
    let thread = thread::spawn(move || {
        let _store = store;
        panic!("something else");
    });
    drop(thread.join());
}

#[test]
fn what_a_thread_takes_with_it_is_told_of_though_the_test_passes() {
    let text = said_besides("a_mock_that_a_thread_takes_with_it");
    assert!(text.contains("MockStore::put: Expectation(<anything>) called 0 time(s)"), "{text}");
    assert!(text.contains("let get = mock.get.clone();"), "{text}");
    let text = said_besides("a_call_that_a_thread_takes_with_it");
    assert!(text.contains("MockStore::put(\"x\"): No matching expectation found\n"), "{text}");
    assert_eq!(said_besides("a_thread_that_fails_otherwise"), "");
}
