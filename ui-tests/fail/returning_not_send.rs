use std::rc::Rc;

use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> usize;
}

fn main() {
    let mut store = MockStore::new();
    let rc = Rc::new(1);
    store.expect_get().returning(move |_| *rc);
}
