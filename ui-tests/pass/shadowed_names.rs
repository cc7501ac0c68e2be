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

fn main() {
    let store = MockStore::default();
    store.get.returns(1);
    assert_eq!(store.get(&Option, 1, "x", 2), 1);
}
