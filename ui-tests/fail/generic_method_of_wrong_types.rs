use standin::automock;

#[automock]
trait Store {
    fn put<K: 'static, V: 'static>(&self, key: K, value: V);
}

fn main() {
    let mut store = MockStore::new();
    store.expect_put::<u8>();
    store.put.of::<u8>().assert_called();
    store.put.of::<u8, u8>().assert_called();
    store.put.of::<(u8, u8)>().asert_called();
}
