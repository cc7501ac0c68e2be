//! `#[concretize]` turns type parameters into trait objects: the four kinds of argument.

use super::support::panic_text;
use mockall::{automock, concretize};
use std::path::Path;

#[automock]
pub trait Disk {
    #[concretize]
    fn open<P: AsRef<Path>>(&self, path: P) -> usize;
    #[concretize]
    fn exists<P: AsRef<Path>>(&self, path: &P) -> bool;
    #[concretize]
    fn read<W: std::io::Write>(&self, into: &mut W) -> usize;
    #[concretize]
    fn remove<P: AsRef<Path>>(&mut self, paths: &[P]) -> usize;
    #[mockall::concretize]
    fn copy<P, Q>(&self, from: P, to: Q, force: bool) -> String
    where
        P: AsRef<Path>,
        Q: AsRef<Path>;
}

#[test]
fn by_value() {
    let mut disk = MockDisk::new();
    disk.expect_open().withf(|path| path.as_ref() == Path::new("/a")).return_const(1usize);
    disk.expect_open().returning(|path| path.as_ref().components().count());
    let local = String::from("/a");
    assert_eq!(disk.open(&local), 1);
    assert_eq!(disk.open("/a/b/c"), 4);
}

#[test]
fn by_reference() {
    let mut disk = MockDisk::new();
    disk.expect_exists().returning(|path| path.as_ref().is_absolute());
    assert!(disk.exists(&"/a"));
    assert!(!disk.exists(&String::from("a")));
}

#[test]
fn by_mutable_reference() {
    let mut disk = MockDisk::new();
    disk.expect_read().returning(|into| into.write(b"abc").unwrap());
    let mut into = Vec::new();
    assert_eq!(disk.read(&mut into), 3);
    assert_eq!(into, b"abc");
}

#[test]
fn by_slice() {
    let mut disk = MockDisk::new();
    disk.expect_remove()
        .withf(|paths| paths.iter().all(|path| path.as_ref().is_absolute()))
        .returning(|paths| paths.len());
    assert_eq!(disk.remove(&["/a", "/b"]), 2);
    assert_eq!(disk.remove(&[String::from("/c")]), 1);
}

#[test]
fn several_parameters_in_a_where_clause() {
    let mut disk = MockDisk::new();
    disk.expect_copy()
        .withf(|_, _, force| *force)
        .returning(|from, to, _| format!("{}>{}", from.as_ref().display(), to.as_ref().display()));
    assert_eq!(disk.copy("a", String::from("b"), true), "a>b");
}

#[test]
fn arguments_that_do_not_live_for_ever() {
    let mut disk = MockDisk::new();
    disk.expect_open().times(2).return_const(0usize);
    for name in ["x", "y"] {
        let path = std::path::PathBuf::from(name);
        disk.open(path.as_path());
    }
}

#[test]
fn a_trait_object_is_shown_as_a_question_mark() {
    let text = panic_text(|| MockDisk::new().copy("a", "b", false));
    assert_eq!(text, "MockDisk::copy(?, ?, false): No matching expectation found");
    let text = panic_text(|| {
        let mut disk = MockDisk::new();
        disk.expect_open().withf(|_| true).once().return_const(1usize);
    });
    assert_eq!(
        text,
        "MockDisk::open: Expectation(<function>) called 0 time(s) which is fewer than expected 1"
    );
}
