//! What is emitted names nothing that a user's names could shadow.
#![allow(dead_code, non_camel_case_types)]

use standin::automock;

mod core {}
mod std {}
struct Option;
struct Result;
struct Box;
struct Default;
enum Some {}

#[automock]
trait Store: ::core::fmt::Debug {
    fn get(&self, option: &Option, args: u8, made: &str, place: u8) -> u8;
    fn by_ref(&mut self) -> &mut [u8];
    fn mock(&self, index: Result) -> Box;
}

#[standin::patchable]
fn patched(double: u8, answer: &str, args: u8, call: u8) -> u8 {
    double + args + call + answer.len() as u8
}

fn main() {
    assert_eq!(patched(1, "x", 2, 3), 7);
    let double = standin::patch!(patched);
    double.calls_original();
    assert_eq!(patched(1, "x", 2, 3), 7);

    let store = MockStore::default();
    store.get.returns(1);
    assert_eq!(store.get(&Option, 1, "x", 2), 1);
}
