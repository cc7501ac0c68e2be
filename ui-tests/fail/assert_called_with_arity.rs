use standin::automock;

#[automock]
trait Store {
    fn put(&self, key: &str, size: u64);
}

fn main() {
    let store = MockStore::new();
    store.put.assert_called_once_with("home");
    store.put.assert_any_call();
}
