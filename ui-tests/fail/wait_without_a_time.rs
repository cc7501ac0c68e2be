use standin::automock;

#[automock]
trait Store {
    fn get(&self) -> u8;
}

fn main() {
    let store = MockStore::new();
    store.get.wait_until_called();
    store.get.wait_until_called(3);
    store.get.assert_called_times("3");
    store.get.assert_called_once_with(3);
}
