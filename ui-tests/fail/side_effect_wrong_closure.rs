use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
}

fn main() {
    let store = MockStore::new();
    store.get.side_effect(|key: &str, size: u64| size);
    store.get.side_effect(|key: &str| key.to_string());
}
