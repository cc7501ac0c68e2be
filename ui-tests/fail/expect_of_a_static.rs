use standin::automock;

#[automock]
trait Store {
    fn open() -> u8;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_open().returning(|| 3);
    MockStore::expect_open().returning(|| 3);
    let open = MockStore::open_context();
    open.expect_open();
    open.returning(|| 3);
}
