//! Where the attributes are off nothing is left of them.
#![deny(warnings)]

use std::cell::Cell;

#[cfg_attr(test, standin::patchable)]
fn open(path: &str) -> usize {
    path.len()
}

#[cfg_attr(test, standin::patchable)]
static LIMIT: usize = 3;

#[cfg_attr(test, standin::patchable)]
thread_local! {
    static TRIES: Cell<usize> = const { Cell::new(1) };
}

#[cfg_attr(test, standin::automock)]
trait Store {
    fn get(&self) -> u8;
}

/// It can have the names that the macros would have taken.
#[allow(non_camel_case_types)]
struct open {}
struct MockStore;

impl Store for MockStore {
    fn get(&self) -> u8 {
        1
    }
}

fn main() {
    let open { .. } = open {};
    // Read as where it is patchable: through a reference, through `with`.
    let limit: &usize = &LIMIT;
    assert_eq!((*limit, TRIES.with(Cell::get), TRIES.get()), (3, 1, 1));
    assert_eq!(open("abc") + usize::from(MockStore.get()), 4);
}
