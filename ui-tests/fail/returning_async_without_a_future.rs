use standin::automock;

#[automock]
trait Store {
    async fn get(&self) -> u64;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_get().returning_async(|| 3);
}
