//! Assertions look back, so what they compare with may be borrowed from the test.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::thread;
use std::time::Duration;

use standin::{
    Captured, any, assert_in_order, assert_in_order_exactly, assert_no_other_calls, automock,
    patch, patchable, predicate,
};

use crate::failing::{failure, first_line};
use crate::signatures::ready;

#[derive(Clone, Debug, PartialEq)]
struct Page(String);

/// No `Clone`, no `Debug`, no `Send`.
struct Bare(Rc<u8>);

#[patchable]
fn entry(pages: &mut Vec<u8>, index: usize) -> Option<&mut u8> {
    pages.get_mut(index)
}

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
    fn put(&self, key: &str, page: &Page, tags: &[String]) -> u64;
    fn open(&self, path: &Path);
    fn owned(&self, key: String);
    fn maybe(&self, key: Option<&str>);
    fn keys(&self, keys: &[&str]);
    fn pages(&self, pages: &[&Page]);
    fn fill(&self, buffer: &mut [u8]);
    fn slot<'p>(&self, pages: &'p mut BTreeMap<u8, Page>, id: u8) -> &'p mut Page;
    fn first<'b>(&self, buffer: &'b mut [u8]) -> Option<&'b mut u8>;
    fn field<'b>(&self, bare: &'b mut Bare) -> &'b mut Rc<u8>;
    async fn load(&self, key: &str) -> u64;
}

#[test]
fn a_local_value_is_compared_by_reference() {
    let store = MockStore::lenient();
    let (name, page, tags) = (String::from("home"), Page("x".into()), vec![String::from("a")]);
    store.put(&name, &page, &tags);
    store.put.assert_called_with(&*name, &page, &*tags);
    store.put.assert_called_once_with(name.as_str(), &page, tags.as_slice());
    store.put.assert_any_call(&name, any(), any());
    first_line(|| store.put.assert_called_with(&name[..2], &page, &*tags));

    let path = PathBuf::from("/tmp/x");
    store.open(&path);
    store.open.assert_called_once_with(path.as_path());
    store.owned(name.clone());
    store.owned.assert_called_once_with(name.as_str());
    store.maybe(Some(&name));
    store.maybe.assert_called_once_with(Some(name.as_str()));
    store.keys(&[&name, "about"]);
    store.keys.assert_called_once_with([name.as_str(), "about"]);
}

#[test]
fn a_slice_is_compared_with_a_slice() {
    let mut store = MockStore::lenient();
    let (name, page) = (String::from("home"), Page("x".into()));
    let (names, pages) = (vec![name.as_str(), "about"], [&page, &page]);
    store.keys(&names);
    store.keys.assert_called_once_with(&names[..]);
    store.keys.assert_called_once_with(&["home", "about"]);
    store.keys.assert_called_once_with(&[name.clone(), "about".to_string()]);
    first_line(|| store.keys.assert_called_with(&names[1..]));
    store.pages(&pages);
    store.pages.assert_called_once_with(&pages);
    store.pages.assert_called_once_with(&pages[..]);

    let mut buffer = *b"text";
    store.expect_fill().with(b"text").times(1).returning(|buffer| buffer[0] = b'n');
    store.fill(&mut buffer);
    store.fill.assert_called_once_with(b"text");
    store.fill.assert_called_once_with("text".as_bytes());
    first_line(|| store.fill.assert_called_with(&buffer));
}

#[test]
fn what_is_lent_and_given_back_is_kept_and_compared_as_any_other() {
    let mut store = MockStore::lenient();
    let before = BTreeMap::from([(1, Page("x".into()))]);
    let mut pages = before.clone();
    store.expect_slot().with(before.clone(), 1).returning(|pages, id| pages.get_mut(&id).unwrap());
    store.slot(&mut pages, 1).0.push('!');
    assert_eq!(pages[&1], Page("x!".into()));
    store.slot.assert_called_once_with(before.clone(), 1);
    assert_eq!(store.slot.call_args_list(), [(before, 1)]);
    first_line(|| store.slot.assert_called_with(pages, 1));

    let (seen, mut buffer) = (Captured::new(), *b"text");
    store.expect_first().with(seen.capture()).returning(|buffer| buffer.first_mut());
    *store.first(&mut buffer).unwrap() = b'n';
    assert_eq!((buffer, seen.values()), (*b"next", vec![b"text".to_vec()]));
    store.first.assert_called_once_with(b"text");
}

#[test]
fn what_is_lent_and_given_back_need_not_be_kept() {
    let mut store = MockStore::new();
    store.expect_field().withf(|bare| *bare.0 == 3).returning(|bare| &mut bare.0);
    let mut bare = Bare(Rc::new(3));
    *store.field(&mut bare) = Rc::new(4);
    assert_eq!((*bare.0, store.field.call_count()), (4, 1));
    store.field.assert_called_once_with(any());
}

#[test]
fn what_is_lent_and_given_back_is_kept_of_calls_on_threads() {
    let mut store = MockStore::new();
    store.expect_first().returning(|buffer| buffer.first_mut());
    thread::scope(|scope| {
        for n in 0..4 {
            let store = &store;
            scope.spawn(move || *store.first(&mut [n]).unwrap() += 1);
        }
    });
    assert_eq!(store.first.call_count(), 4);
    for n in 0..4 {
        store.first.assert_any_call([n]);
    }
}

#[test]
fn a_patched_function_keeps_what_it_is_lent_and_gives_back() {
    let entry_patch = patch!(entry);
    entry_patch.expect().with(vec![1, 2], 1).returning(|pages, _| pages.first_mut());
    entry_patch.calls_original();
    assert_eq!(entry(&mut vec![1, 2], 1), Some(&mut 1));
    assert_eq!(entry(&mut vec![1, 3], 1), Some(&mut 3));
    assert_eq!(entry_patch.call_args_list(), [(vec![1, 2], 1), (vec![1, 3], 1)]);
}

#[test]
fn a_report_says_by_what_a_call_is_answered_whose_output_is_a_part_of_an_argument() {
    let store = MockStore::new();
    let text = failure(|| store.first(&mut [1]).is_some());
    assert!(text.contains("    mock.first.calls(|buffer| todo!());\n"), "{text}");
    store.first.calls(|buffer| buffer.first_mut());
    assert_eq!(store.first(&mut [1]), Some(&mut 1));
}

#[test]
fn lists_of_calls_may_be_borrowed() {
    let store = MockStore::lenient();
    let names = [String::from("a"), String::from("b")];
    for name in &names {
        store.get(name);
        store.maybe(Some(name));
    }
    store.get.assert_has_calls(names.each_ref().map(String::as_str));
    store.get.assert_has_calls_any_order([names[1].as_str()]);
    assert_eq!(store.get.call_args_list(), names.each_ref().map(String::as_str));
    assert_eq!(store.maybe.call_args().unwrap(), Some(names[1].as_str()));
    store.maybe.assert_has_calls([Some(&*names[0]), Some(&*names[1])]);
}

#[test]
fn closures_and_predicates_may_look_at_locals() {
    let store = MockStore::lenient();
    let (name, keys) = (String::from("home"), Captured::new());
    store.get("home/about");
    store.get.assert_called_with(|key: &str| key.starts_with(&name));
    store.get.assert_called_with(predicate::str::starts_with(name.as_str()));
    store.get.assert_called_with(keys.capture_if(|key: &str| key.contains(&name)));
    assert_eq!(keys.values(), ["home/about"]);
}

#[test]
fn so_may_patterns_of_calls() {
    let store = MockStore::lenient();
    let name = String::from("home");
    store.get(&name);
    store.maybe(None);
    assert_in_order([store.get.called_with(name.as_str()), store.maybe.any_call()]);
    assert_in_order_exactly([store.get.called_with(&*name), store.maybe.called_with(None)]);
    assert_no_other_calls([store.get.called_with(|key: &str| key == name)]);
    first_line(|| assert_in_order([store.get.called_with(&name[1..])]));
}

#[test]
fn so_may_what_is_waited_for() {
    let store = MockStore::lenient();
    let name = String::from("home");
    store.get(&name);
    store.get.wait_until_any_call_with(name.as_str(), Duration::ZERO);
    ready(store.get.until_any_call_with(name.as_str()));
    ready(store.load(&name));
    store.load.assert_awaited_with(name.as_str());
    store.load.assert_awaited_once_with(name.as_str());
    store.load.assert_any_await(|key: &str| key == name);
}
