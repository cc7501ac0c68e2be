use standin::automock;

#[automock]
trait Store {
    async fn get(&self, key: &str) -> usize;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_get().returning_async(async |key| key.len());
    store.expect_get().returning_async(async |_| 3);
}
