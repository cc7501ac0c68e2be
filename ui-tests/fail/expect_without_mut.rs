use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
}

fn main() {
    let store = MockStore::new();
    store.expect_get().returning(|_| 3);
}
