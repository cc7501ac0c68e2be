//! A spy is no more `Clone` than its real object is: what would be cloned otherwise is the mock inside.

use standin::automock;

#[automock(wrapping, clone)]
trait Store {
    fn get(&self, key: &str) -> u8;
}

struct Remote;

impl Store for Remote {
    fn get(&self, key: &str) -> u8 {
        key.len() as u8
    }
}

fn main() {
    let store = MockStore::wrapping(Remote);
    drop(store.clone());
}
