use standin::automock;

#[automock]
trait Store {
    async fn get(&self, key: &str) -> u8;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_get().returning(|_| async { 3 });
    store.get.returns(async { 3 });
}
