use standin::automock;

#[automock]
trait Store {
    fn get<K: 'static>(&self, key: K) -> u8;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_get().returning(|_| 1);
}
