use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_get().withf(|key, size| key.len() == size);
    store.expect_get().withf(|key| key.len());
}
