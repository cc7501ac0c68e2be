//! Predicates on text and on paths.

use super::support::panic_text;
use mockall::{PredicateFileContentExt, PredicateStrExt, automock, predicate};
use std::path::Path;

#[automock]
pub trait Shelf {
    fn put(&self, title: &str) -> u8;
    fn scan(&self, file: &Path) -> u8;
}

#[test]
fn a_text_is_compared_with_eq() {
    let mut shelf = MockShelf::new();
    shelf.expect_put().with(predicate::eq("Emma")).return_const(3);
    assert_eq!(shelf.put(&String::from("Emma")), 3);
}

#[test]
fn the_parts_of_a_text_choose_the_expectation() {
    let mut shelf = MockShelf::new();
    shelf.expect_put().with(predicate::str::is_empty()).return_const(0);
    shelf.expect_put().with(predicate::str::starts_with("The ")).return_const(1);
    shelf.expect_put().with(predicate::str::ends_with("II")).return_const(2);
    shelf.expect_put().with(predicate::str::contains("sea")).return_const(3);
    assert_eq!(shelf.put(""), 0);
    assert_eq!(shelf.put("The sea II"), 1);
    assert_eq!(shelf.put("Faust II"), 2);
    assert_eq!(shelf.put("A sea"), 3);
    let text = panic_text(|| shelf.put("Zorba"));
    assert_eq!(text, "MockShelf::put(\"Zorba\"): No matching expectation found");
}

#[test]
fn a_count_of_matches_is_asked_for() {
    let mut shelf = MockShelf::new();
    shelf.expect_put().with(predicate::str::contains("o").count(2)).return_const(2);
    shelf.expect_put().with(predicate::always()).return_const(0);
    assert_eq!(shelf.put("foo"), 2);
    assert_eq!(shelf.put("fooo"), 0);
}

#[test]
fn a_text_is_trimmed_before_it_is_compared() {
    let mut shelf = MockShelf::new();
    shelf.expect_put().with(predicate::eq("Dune").trim()).return_const(1);
    assert_eq!(shelf.put("  Dune\n"), 1);
}

#[test]
fn a_path_is_compared_with_eq() {
    let mut shelf = MockShelf::new();
    shelf.expect_scan().with(predicate::eq(Path::new("/a/b"))).return_const(4);
    assert_eq!(shelf.scan(Path::new("/a/b")), 4);
}

#[test]
fn the_kind_of_a_path_chooses_the_expectation() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let mut shelf = MockShelf::new();
    shelf.expect_scan().with(predicate::path::missing()).return_const(0);
    shelf.expect_scan().with(predicate::path::is_dir()).return_const(1);
    shelf.expect_scan().with(predicate::path::is_file()).return_const(2);
    assert_eq!(shelf.scan(Path::new("/no/such/place")), 0);
    assert_eq!(shelf.scan(Path::new(env!("CARGO_MANIFEST_DIR"))), 1);
    assert_eq!(shelf.scan(Path::new(file)), 2);
}

#[test]
fn a_path_exists() {
    let mut shelf = MockShelf::new();
    shelf.expect_scan().with(predicate::path::exists()).once().return_const(1);
    assert_eq!(shelf.scan(Path::new(".")), 1);
}

#[test]
fn the_content_of_a_file_is_asked_for() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let mut shelf = MockShelf::new();
    shelf
        .expect_scan()
        .with(predicate::str::contains("[package]").from_utf8().from_file_path())
        .return_const(9);
    assert_eq!(shelf.scan(Path::new(file)), 9);
}

#[test]
fn text_predicates_show_themselves_in_messages() {
    let text = panic_text(|| {
        let mut shelf = MockShelf::new();
        shelf.expect_put().with(predicate::str::starts_with("ab")).once().return_const(0);
    });
    assert_eq!(
        text,
        "MockShelf::put: Expectation(var.starts_with(\"ab\")) called 0 time(s) which is fewer than expected 1"
    );
}
