use standin::{Captured, any, automock, predicate};

#[automock]
trait Store {
    fn put(&self, key: &str);
}

fn main() {
    let mut store = MockStore::new();
    store.expect_put().with(any).returning(|_| ());
    store.expect_put().with(predicate::always).returning(|_| ());
    let keys = Captured::<String>::new();
    store.expect_put().with(keys).returning(|_| ());
    store.expect_put().with(Some("home")).returning(|_| ());
}
