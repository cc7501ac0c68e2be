//! The page for those who come from unittest.mock names what there is, on both sides.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

const PAGE: &str = include_str!("../../COMING_FROM_UNITTEST_MOCK.md");

/// What `unittest.mock` of Python 3.13 exports, and what its mocks and patches have.
const IN_PYTHON: &str = "Mock MagicMock NonCallableMock NonCallableMagicMock AsyncMock PropertyMock \
    ThreadingMock patch sentinel DEFAULT ANY call create_autospec seal mock_open FILTER_DIR \
    InvalidSpecError call_list return_value side_effect wraps spec spec_set autospec name unsafe \
    called call_count call_args call_args_list mock_calls method_calls assert_called \
    assert_called_once assert_called_with assert_called_once_with assert_any_call assert_has_calls \
    assert_not_called assert_awaited assert_awaited_once assert_awaited_with \
    assert_awaited_once_with assert_any_await assert_has_awaits assert_not_awaited await_count \
    await_args await_args_list read_data args kwargs reset_mock configure_mock attach_mock mock_add_spec \
    wait_until_called wait_until_any_call_with DEFAULT_TIMEOUT object dict multiple stopall start \
    stop TEST_PREFIX new_callable create clear";

/// The rows of the page's tables, each as its two cells.
fn rows() -> Vec<(&'static str, &'static str)> {
    let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    rows.filter_map(|row| row.split_once(" | ")).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// What is between backquotes.
fn code(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

fn sources(of: &Path, into: &mut String) {
    for entry in fs::read_dir(of).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_name_of_python_is_told_of() {
    let told: HashSet<&str> = rows().iter().flat_map(|(python, _)| words(python)).collect();
    let missing: Vec<&str> = IN_PYTHON.split(' ').filter(|name| !told.contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_is_named_there_is_used_in_a_test() {
    let mut tests = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("behaviour"), &mut tests);
    let used: HashSet<&str> = words(&tests).collect();
    // Attributes are in the blocks of the page, which are doc tests.
    let is_call = |code: &&str| code.contains('(') && !code.starts_with("#[");
    let named = |cell| code(cell).filter(is_call).flat_map(called);
    let missing: Vec<&str> =
        rows().iter().flat_map(|(_, rust)| named(rust)).filter(|of| !used.contains(of)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The names that are called in a snippet.
fn called(code: &str) -> impl Iterator<Item = &str> {
    let before = code.match_indices(['(', '!']).map(|(end, _)| &code[..end]);
    before.filter_map(|text| words(text).last().filter(|word| text.ends_with(word)))
}
