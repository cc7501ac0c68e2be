use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
}

fn main() {
    let store = MockStore::new();
    store.get.assert_called_with(3);
}
