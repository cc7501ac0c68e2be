//! What failures say, word for word.

use standin::{Sequence, any, automock, predicate};

use crate::failing::failure;

#[automock]
trait Store {
    fn get(&self, key: &str, n: u64) -> Option<String>;
    fn put(&self, key: &str);
}

/// Lines move when this file is edited: a report is compared without their numbers.
fn without_lines(report: &str) -> String {
    const FILE: &str = "tests/behaviour/reports.rs:";
    let mut parts = report.split(FILE);
    let mut text = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (line, rest) = part.split_once(':').expect("a line number");
        assert!(line.parse::<u32>().is_ok(), "{line} is no line number");
        let column = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        text += &format!("{FILE}LINE:COLUMN{column}");
    }
    text
}

macro_rules! assert_report {
    ($fails:expr) => {
        let report = without_lines(&failure(|| $fails));
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(report); });
    };
}

#[test]
fn nothing_was_set_up() {
    let store = MockStore::new();
    assert_report!(store.get("x", 2));
}

#[test]
fn no_expectation_matches() {
    let mut store = MockStore::new();
    store.expect_get().with("home", predicate::lt(2)).returning(|_, _| None);
    store.expect_get().with("x", 1).returning(|_, _| None);
    store.expect_get().with("x", any()).times(1).returning(|_, _| None);
    store.expect_get().withf(|key, n| key.len() as u64 == *n + 7).returning(|_, _| None);
    store.get("x", 2);
    assert_report!(store.get("x", 2));
}

#[test]
fn the_only_expectation_is_used_up() {
    let mut store = MockStore::new();
    store.expect_get().with("x", any()).times(1).returning(|_, _| None);
    store.get("x", 2);
    // Dropped while the failure unwinds, it does not fail again.
    assert_report!({
        let store = store;
        store.get("x", 3)
    });
}

#[test]
fn a_call_that_was_forbidden() {
    let mut store = MockStore::new();
    store.expect_put().never();
    assert_report!({
        let store = store;
        store.put("x")
    });
}

#[test]
fn expectations_were_not_met() {
    let mut store = MockStore::new();
    store.expect_get().with("x", 1).times(2..).returning(|_, _| None);
    store.expect_put().once().returning(|_| ());
    store.get("x", 1);
    assert_report!(drop(store));
}

#[test]
fn out_of_sequence() {
    let mut order = Sequence::new();
    let mut store = MockStore::new();
    store.expect_put().with("a").times(1).returning(|_| ()).in_sequence(&mut order);
    store.expect_put().with("b").times(1).returning(|_| ()).in_sequence(&mut order);
    assert_report!(store.put("b"));
    std::mem::forget(store);
}

#[test]
fn a_side_effect_has_run_out() {
    let store = MockStore::new();
    store.get.side_effect([None, Some("x".to_string())]);
    store.get("a", 1);
    store.get("b", 2);
    assert_report!(store.get("c", 3));
}

#[test]
fn return_once_is_called_twice() {
    let mut store = MockStore::new();
    store.expect_get().return_once(|_, _| None);
    store.get("a", 1);
    assert_report!(store.get("a", 1));
}

#[test]
fn an_expectation_says_no_answer_and_there_is_no_default_one() {
    struct Page;
    #[automock]
    trait Pages {
        fn get(&self, key: &str) -> Page;
    }
    let mut pages = MockPages::new();
    pages.expect_get().with("x");
    assert_report!(pages.get("x"));
}

#[test]
fn asserted_of_the_last_call() {
    let store = MockStore::new();
    store.get.returns(None);
    store.get("a", 1);
    store.get("b", 2);
    assert_report!(store.get.assert_called_with("b", predicate::gt(2)));
}

#[test]
fn asserted_of_a_call_that_was_not_made() {
    let store = MockStore::new();
    assert_report!(store.get.assert_called_with("b", 2));
}

#[test]
fn asserted_once_but_called_more_often() {
    let store = MockStore::new();
    store.put.returns(());
    ["a", "b"].iter().for_each(|key| store.put(key));
    assert_report!(store.put.assert_called_once_with("a"));
}

#[test]
fn asserted_of_any_call() {
    let store = MockStore::new();
    store.get.returns(None);
    store.get("a", 1);
    store.get("b", 2);
    assert_report!(store.get.assert_any_call("b", 3));
}

#[test]
fn asserted_of_the_number_of_calls() {
    let store = MockStore::new();
    store.put.returns(());
    for n in 0..13 {
        store.put(&n.to_string());
    }
    assert_report!(store.put.assert_called_times(14));
}

#[test]
fn a_value_was_not_kept() {
    #[derive(Debug)]
    struct Page;
    #[automock]
    trait Shelf {
        fn add(&self, page: Page);
    }
    let shelf = MockShelf::new();
    shelf.add.returns(());
    shelf.add(Page);
    assert_report!({
        _ = shelf.add.call_args().unwrap().values();
    });
}
