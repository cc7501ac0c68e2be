#![deny(unused_must_use)]

use standin::{automock, patch, patch_value, patchable};

#[patchable]
fn open(name: &str) -> usize {
    name.len()
}

#[automock]
pub trait Clock {
    fn now() -> u64;
}

fn main() {
    patch!(open);
    MockClock::now_context();
    let mut limit = 3;
    patch_value(&mut limit, 5);
    open("home");
}
