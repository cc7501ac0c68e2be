//! `#[automock]` on `impl Trait for Struct`.

use super::support::panic_text;
use mockall::automock;

pub trait Greeter {
    const WORDS: usize;
    fn greet(&self, name: &str) -> String;
    fn polite() -> bool;
}

pub struct English;

#[automock]
impl Greeter for English {
    const WORDS: usize = 2;

    fn greet(&self, name: &str) -> String {
        format!("hello {name}")
    }

    fn polite() -> bool {
        true
    }
}

fn meet(greeter: &impl Greeter) -> String {
    greeter.greet("Kim")
}

#[test]
fn the_mock_is_named_after_the_struct_and_has_the_trait() {
    let mut greeter = MockEnglish::new();
    greeter.expect_greet().returning(|name| format!("hi {name}"));
    assert_eq!(meet(&greeter), "hi Kim");
    assert_eq!(meet(&English), "hello Kim");
    assert_eq!(<MockEnglish as Greeter>::WORDS, 2);
}

#[test]
fn static_methods_of_the_trait() {
    let ctx = MockEnglish::polite_context();
    ctx.expect().return_const(false);
    assert!(!<MockEnglish as Greeter>::polite());
    assert!(English::polite());
}

pub trait Convert<T> {
    type Error;
    fn convert(&self, from: T) -> Result<u32, Self::Error>;
    fn last(&self) -> Option<Self::Error>;
}

#[derive(Debug, PartialEq)]
pub struct Length<T> {
    of: T,
}

#[automock]
impl<T: 'static> Convert<T> for Length<T> {
    type Error = String;

    fn convert(&self, from: T) -> Result<u32, Self::Error> {
        drop(from);
        Ok(0)
    }

    fn last(&self) -> Option<String> {
        None
    }
}

#[test]
fn a_generic_trait_for_a_generic_struct() {
    let mut length = MockLength::<&'static str>::new();
    length.expect_convert().returning(|from| from.parse().map_err(|_| from.to_owned()));
    length.expect_last().return_const(None);
    assert_eq!(length.convert("5"), Ok(5));
    assert_eq!(length.convert("five"), Err("five".to_owned()));
    assert_eq!(Convert::last(&length), None);
}

#[test]
fn the_message_names_the_mocked_struct() {
    let length = MockLength::<u8>::new();
    assert_eq!(panic_text(|| length.last()), "MockLength::last(): No matching expectation found");
}

pub struct Countdown(u32);

#[automock]
impl Iterator for Countdown {
    type Item = u32;

    fn next(&mut self) -> Option<Self::Item> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

#[test]
fn a_trait_of_the_standard_library() {
    let mut countdown = MockCountdown::new();
    let mut left = vec![0, 10, 20];
    countdown.expect_next().times(4).returning(move || left.pop());
    assert_eq!(countdown.collect::<Vec<_>>(), [20, 10, 0]);
    assert_eq!(Countdown(3).sum::<u32>(), 3);
}
