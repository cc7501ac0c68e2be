use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
}

fn main() {
    let store = MockStore::new();
    let size = std::cell::Cell::new(3);
    store.get.calls(move |_| size.get());
}
