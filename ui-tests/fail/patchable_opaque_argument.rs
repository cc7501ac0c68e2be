//! What is `impl Trait` by value comes to the double and to the body in a box, where there is one.

use std::fmt::Display;

use standin::patchable;

#[patchable]
fn small(number: impl TryInto<u8>) -> bool {
    number.try_into().is_ok()
}

#[patchable]
fn is_three(name: impl Display + PartialEq<u8>) -> bool {
    name == 3
}

#[patchable]
async fn run(call: impl AsyncFn(u8) -> u8) -> u8 {
    call(3).await
}

#[patchable]
fn named(name: impl AsRef<str> + PartialEq<str>) -> bool {
    name == *"x"
}

#[patchable]
fn seen(name: impl AsRef<str> + Iterator<Item = u8>) -> usize {
    name.count()
}

fn main() {}
