//! Arguments by reference, shared and mutable, sized and not.

use super::support::panic_text;
use mockall::{automock, predicate::*};
use std::{
    ffi::{CStr, OsStr},
    path::Path,
};

#[automock]
pub trait Archive {
    fn count(&self, of: &u32) -> u32;
    fn store(&self, name: &str, data: &[u8]) -> usize;
    fn read_into(&self, out: &mut Vec<u8>) -> usize;
    fn fill(&self, out: &mut [u8]);
    fn rename(&self, from: &Path, to: &OsStr, tag: &CStr) -> bool;
    fn both(&self, left: &mut u32, right: &u32);
    fn nested<'a>(&self, names: &[&'a str], maybe: Option<&'a str>) -> usize;
}

#[test]
fn a_matcher_gets_a_reference_and_not_a_reference_to_one() {
    let mut archive = MockArchive::new();
    archive.expect_count().withf(|of: &u32| *of == 5).returning(|of: &u32| *of + 1);
    assert_eq!(archive.count(&5), 6);
}

#[test]
fn a_referenced_number_is_compared_with_eq() {
    let mut archive = MockArchive::new();
    archive.expect_count().with(eq(5)).return_const(1u32);
    assert_eq!(archive.count(&5), 1);
}

#[test]
fn text_and_slices_are_matched() {
    let mut archive = MockArchive::new();
    archive
        .expect_store()
        .with(eq("a"), eq(&[1, 2, 3][..]))
        .returning(|name, data| name.len() + data.len());
    assert_eq!(archive.store("a", &[1, 2, 3]), 4);
    let text = panic_text(|| archive.store("a", &[1, 2]));
    assert_eq!(text, "MockArchive::store(\"a\", [1, 2]): No matching expectation found");
}

#[test]
fn a_mutable_argument_is_written_by_the_closure() {
    let mut archive = MockArchive::new();
    archive.expect_read_into().returning(|out| {
        out.extend([7, 8]);
        out.len()
    });
    let mut out = vec![6];
    assert_eq!(archive.read_into(&mut out), 3);
    assert_eq!(out, [6, 7, 8]);
}

#[test]
fn a_mutable_slice_is_written_by_the_closure() {
    let mut archive = MockArchive::new();
    archive.expect_fill().withf(|out| out.len() == 2).returning(|out| out.copy_from_slice(&[4, 5]));
    let mut out = [0; 2];
    archive.fill(&mut out);
    assert_eq!(out, [4, 5]);
}

#[test]
fn a_mutable_argument_is_matched_by_its_value() {
    let mut archive = MockArchive::new();
    archive.expect_both().with(eq(1), eq(2)).returning(|left, right| *left += *right);
    let mut left = 1;
    archive.both(&mut left, &2);
    assert_eq!(left, 3);
}

#[test]
fn unsized_foreign_strings_are_matched() {
    let mut archive = MockArchive::new();
    archive
        .expect_rename()
        .withf(|from, to, tag| from.is_absolute() && to == "new" && tag.to_bytes() == b"t")
        .return_const(true);
    assert!(archive.rename(Path::new("/old"), OsStr::new("new"), c"t"));
}

#[test]
fn references_within_other_types_are_seen() {
    let mut archive = MockArchive::new();
    archive
        .expect_nested()
        .withf(|names, maybe| names.contains(&"x") && maybe.is_some())
        .returning(|names, maybe| names.len() + maybe.map_or(0, str::len));
    let text = String::from("owned");
    assert_eq!(archive.nested(&["x", &text], Some(&text)), 7);
}

#[automock]
pub trait Catalog {
    fn find(&self, key: &'static str) -> u8;
    fn sum(&self, of: &'static [u8]) -> u8;
    fn keep(&self, what: &'static String) -> &'static str;
}

#[test]
fn what_lives_for_ever_is_matched_as_any_reference() {
    let mut catalog = MockCatalog::new();
    catalog.expect_find().with(eq("a")).return_const(1u8);
    catalog.expect_find().with(eq("b".to_string())).return_const(2u8);
    catalog.expect_find().withf(|key| key == "c").return_const(3u8);
    assert_eq!(["a", "b", "c"].map(|key| catalog.find(key)), [1, 2, 3]);
    catalog.expect_sum().with(eq([1])).return_const(1u8);
    catalog.expect_sum().with(eq(vec![2])).return_const(2u8);
    catalog.expect_sum().returning(|of| of.iter().sum());
    assert_eq!([catalog.sum(&[1]), catalog.sum(&[2]), catalog.sum(&[3, 4])], [1, 2, 7]);
    catalog.expect_keep().with(eq("x".to_string())).returning(|what| what.as_str());
    assert_eq!(catalog.keep(Box::leak(Box::new("x".to_string()))), "x");
}
