use standin::automock;

#[automock]
trait Store {
    fn get(&self) -> u8;
}

fn set_up(store: &MockStore) {
    store.expect_get().returning(|| 3);
}

fn main() {
    let store = MockStore::new();
    set_up(&store);
    let shared = std::sync::Arc::new(MockStore::new());
    shared.expect_get().returning(|| 3);
}
