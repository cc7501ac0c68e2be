//! What is emitted passes clippy's strictest lints; `cargo clippy` of this file is the test.
#![deny(clippy::all, clippy::pedantic, clippy::use_self)]
#![deny(
    deprecated,
    clippy::impl_trait_in_params,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated
)]
#![allow(dead_code)]

use std::borrow::Cow;

use standin::{any, automock, mock, patch, patchable};

#[automock(type Key = u8;)]
pub trait Store {
    type Key;
    fn get(&self, key: &str) -> Option<&String>;
    fn put(&mut self, key: Self::Key, note: Option<&str>) -> Result<(), String>;
    fn say(&self, text: Cow<'_, str>, items: &[&str]) -> Cow<'_, str>;
    fn show(&self, item: &dyn std::fmt::Display, with: impl Fn(u8) -> u8) -> &str;
    fn write<T: std::fmt::Debug + 'static>(&self, item: T) -> usize;
    fn make(size: usize) -> Self;
    fn parse<T: 'static>(text: &str) -> Option<T>;
    #[standin::concretize]
    fn open<P: AsRef<str>>(&self, path: P) -> bool;
    async fn wait(&self, n: u8) -> u8;
    fn label(&self, mark: char) -> String {
        format!("{mark}{:?}", self.get("x"))
    }
    fn color(&self, _of: &str) -> u8 {
        0
    }
}

#[automock(wrapping, type Page = String;)]
pub trait Shelf<K: Clone + 'static>: Clone + std::fmt::Display + PartialEq {
    type Page;
    fn page(&self, key: &K) -> Option<&Self::Page>;
    fn put(&mut self, key: K) -> &mut Self::Page;
    fn open(key: K) -> usize;
    fn close(self) -> usize;
    fn with(&self, visit: impl Fn(u8) -> u8) -> u8;
    fn all(&self) -> impl Iterator<Item = u8>;
    async fn wait(&self, n: u8) -> u8;
}

pub struct Shop(usize);

#[automock]
impl Shop {
    pub const LIMIT: usize = 3;
    #[must_use]
    pub fn sell<'a>(&self, goods: &[&'a str]) -> Option<&'a str> {
        goods.get(self.0).copied()
    }
}

mock! {
    #[derive(Debug)]
    pub Many<T: Clone> {
        pub fn own(&self, item: T) -> T;
        pub fn tick(&self) -> ();
    }
    impl<T: Clone> Iterator for Many<T> {
        type Item = T;
        fn next(&mut self) -> Option<T>;
    }
}

#[automock]
pub mod net {
    #[must_use]
    pub fn fetch(url: &str) -> String {
        url.repeat(2)
    }
}

#[patchable]
pub async fn load(url: &str, _times: usize) -> Result<String, String> {
    wait(url).await;
    Ok(url.repeat(2))
}

#[patchable]
async fn wait(of: &str) {
    std::future::ready(of).await;
}

#[patchable]
fn longer<'a>(a: &'a str, _b: &'a str) -> &'a str {
    a
}

#[patchable]
impl Shop {
    pub async fn buy(&self, _money: Option<&mut u8>) -> usize {
        wait("x").await;
        self.0
    }

    fn shut(self) {}
}

#[patchable]
pub static LIMIT: usize = 3;

#[patchable]
thread_local! {
    static SEEN: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

#[test]
fn strictly_linted_patches_work() {
    let (load_double, buy) = (patch!(load), patch!(Shop::buy));
    load_double.returns(Ok("double".to_string()));
    buy.returns(3usize);
    assert_eq!(crate::signatures::ready(load("x", 1)), Ok("double".to_string()));
    assert_eq!(crate::signatures::ready(Shop(0).buy(None)), 3);
    let _patched = (patch!(longer => |a, b| if a > b { a } else { b }), patch!(static LIMIT, 5));
    assert_eq!((longer("a", "b"), *LIMIT, SEEN.get()), ("b", 5, 0));
}

#[test]
fn strictly_linted_mocks_work() {
    let parse = MockStore::parse_context();
    parse.expect::<u8>().with("5").returning(|_| Some(5));
    assert_eq!(MockStore::parse::<u8>("5"), Some(5));

    let fetch = mock_net::fetch_context();
    fetch.expect().with(any()).returning(str::to_uppercase);
    assert_eq!(mock_net::fetch("x"), "X");
    assert_eq!(Shop(0).sell(&["a"]), Some("a"));
    assert_eq!(net::fetch("x").len() + MockShop::LIMIT, 5);
    assert!(MockMany::<u8>::new().next.call_args().is_none());
}

#[deprecated]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Old(u8);

#[expect(deprecated)]
#[automock]
pub trait Keeps {
    fn keep(&self, old: Old);
}

#[automock]
pub trait KeepsOne {
    #[expect(deprecated)]
    fn keep(&self, old: Old);
    #[expect(deprecated, reason = "nothing else is there yet")]
    fn open(old: Old) -> u8;
}

#[allow(deprecated)]
#[automock]
pub mod kept {
    use super::Old;

    pub fn keep(old: Old) -> u8 {
        old.0
    }
}

#[test]
#[allow(deprecated)]
fn lints_that_the_user_allows_or_expects_say_nothing_of_mocks() {
    let (keeps, one) = (MockKeeps::lenient(), MockKeepsOne::lenient());
    keeps.keep(Old(1));
    keeps.keep.assert_called_once_with(Old(1));
    one.keep(Old(2));
    one.keep.assert_called_once_with(Old(2));
    let open = MockKeepsOne::open_context();
    open.expect().returning(|old| old.0);
    assert_eq!(MockKeepsOne::open(Old(3)), 3);
    let keep = mock_kept::keep_context();
    keep.expect().returning(|old| old.0 + 1);
    assert_eq!((kept::keep(Old(3)), mock_kept::keep(Old(3))), (3, 4));
}
