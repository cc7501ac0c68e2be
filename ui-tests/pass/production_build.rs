//! Where the attributes are off nothing is left of them.
#![deny(warnings)]

#[cfg_attr(test, standin::patchable)]
fn open(path: &str) -> usize {
    path.len()
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
    assert_eq!(open("abc") + usize::from(MockStore.get()), 4);
}
