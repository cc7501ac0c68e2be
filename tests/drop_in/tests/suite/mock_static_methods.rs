//! Static methods and constructors in `mock!`.

use super::support::{hold, panic_text};
use mockall::{mock, predicate::eq};
use std::sync::Mutex;

static LOCK: Mutex<()> = Mutex::new(());

pub trait Plugin: Sized {
    fn load(path: &str) -> Result<Self, String>;
    fn count() -> usize;
    fn run(&self) -> u32;
}

mock! {
    pub Host {
        pub fn new(name: &str, plugins: usize) -> Self;
        pub fn try_new() -> Option<Box<Self>>;
        pub fn limit() -> usize;
        pub fn name(&self) -> String;
    }
    impl Plugin for Host {
        fn load(path: &str) -> Result<Self, String>;
        fn count() -> usize;
        fn run(&self) -> u32;
    }
}

#[test]
fn a_constructor_with_arguments() {
    let _lock = hold(&LOCK);
    let ctx = MockHost::new_context();
    ctx.expect().with(eq("h"), eq(2)).returning(|name, _| {
        let mut host = MockHost::default();
        host.expect_name().return_const(name.to_owned());
        host
    });
    assert_eq!(MockHost::new("h", 2).name(), "h");
}

#[test]
fn a_constructor_within_other_types() {
    let _lock = hold(&LOCK);
    let ctx = MockHost::try_new_context();
    ctx.expect().times(2).returning(|| None);
    assert!(MockHost::try_new().is_none());
    assert!(MockHost::try_new().is_none());
}

#[test]
fn static_methods_of_the_trait() {
    let _lock = hold(&LOCK);
    let load = MockHost::load_context();
    load.expect().with(eq("ok")).returning(|_| {
        let mut host = MockHost::default();
        host.expect_run().return_const(5u32);
        Ok(host)
    });
    load.expect().returning(|path| Err(path.to_owned()));
    assert_eq!(<MockHost as Plugin>::load("ok").unwrap().run(), 5);
    assert_eq!(MockHost::load("bad").err().unwrap(), "bad");
    let count = MockHost::count_context();
    count.expect().once().return_const(3usize);
    assert_eq!(MockHost::count(), 3);
}

#[test]
fn the_words_of_static_methods() {
    let _lock = hold(&LOCK);
    assert_eq!(panic_text(MockHost::limit), "MockHost::limit(): No matching expectation found");
    let text = panic_text(|| MockHost::load("x").is_ok());
    assert_eq!(text, "MockHost::load(\"x\"): No matching expectation found");
}

mock! {
    OnlyStatic {}
    impl Default2 for OnlyStatic {
        fn zero() -> u8;
    }
}

pub trait Default2 {
    fn zero() -> u8;
}

#[test]
fn a_trait_with_static_methods_only() {
    let ctx = MockOnlyStatic::zero_context();
    ctx.expect().return_const(0u8);
    let mut mock = MockOnlyStatic::new();
    mock.checkpoint();
    assert_eq!(MockOnlyStatic::zero(), 0);
}
