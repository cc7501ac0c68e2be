use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: u8) -> u8;
}

fn main() {
    let mut store = MockStore::new();
    store.get().returns(3);
    store.get(3).assert_called();
    store.get.call(3);
    store.expect_get(3);
    store.expect_get.returning(|_| 3);
    store.get.return_value = 3;
    assert!(store.get.called);
}
