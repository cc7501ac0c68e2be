use std::cell::Cell;

use standin::{patch, patchable};

#[patchable]
static LIMIT: u32 = 3;

#[patchable]
thread_local! {
    static TRIES: Cell<u32> = const { Cell::new(3) };
}

fn main() {
    let _limit = patch!(static LIMIT, "five");
    let _tries = patch!(static TRIES, 5);
}
