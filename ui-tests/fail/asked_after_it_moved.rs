use standin::automock;

#[automock]
trait Store {
    fn get(&self) -> u8;
}

fn run(store: impl Store) {
    store.get();
}

fn main() {
    let store = MockStore::new();
    run(store);
    store.get.assert_called_once();
}
