use standin::automock;

#[automock]
trait Store {
    fn put<T: 'static>(&self, page: T) -> u8;
}

fn main() {
    let store = MockStore::new();
    store.put.returns(3);
    store.put.of().returns(3);
    store.put("home");
    store.put.assert_called();
}
