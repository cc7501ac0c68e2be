use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
}

fn main() {
    let mut store = MockStore::new();
    store.got.assert_called();
    store.expect_get().retuning(|_| 3);
}
