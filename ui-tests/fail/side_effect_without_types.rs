use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
}

fn main() {
    let store = MockStore::new();
    store.get.side_effect(|key| key.len() as u64);
}
