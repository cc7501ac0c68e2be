use standin::automock;

#[automock]
trait Store {
    fn get(&self) -> u8;
}

fn main() {
    let mut store = MockStore::new();
    store.get.return_value(3);
    store.get.assert_called_exactly_once();
    store.get.assert_has_call(());
    store.expect_get().side_effect([3]);
    store.expect_get().return_value(3);
    store.assert_called();
    store.reset();
}
