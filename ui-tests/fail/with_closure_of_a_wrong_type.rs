use std::fmt::Display;

use standin::automock;

#[automock]
trait Store {
    fn show(&self, label: &dyn Display);
    fn put(&self, size: u64);
}

fn main() {
    let mut store = MockStore::new();
    store.expect_put().with(|size: u64| size > 3);
    store.expect_show().with(|label: &dyn Display| label.to_string() == "home").returning(|_| ());
    store.expect_show().with(|label: &(dyn Display + '_)| label.to_string() == "home").returning(|_| ());
}
