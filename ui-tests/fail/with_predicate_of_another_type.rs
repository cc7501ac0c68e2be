use standin::{automock, predicate};

#[automock]
trait Store {
    fn get(&self, size: u64) -> u64;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_get().with(predicate::eq("home")).returning(|_| 1);
    store.expect_get().with(predicate::str::contains("home")).returning(|_| 1);
    store.get.assert_called_with(predicate::gt(3_i32));
}
