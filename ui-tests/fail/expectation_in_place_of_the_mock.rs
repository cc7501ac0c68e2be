use standin::automock;

#[automock]
trait Store {
    fn get(&self) -> u8;
}

fn make() -> MockStore {
    MockStore::new().expect_get().returning(|| 3)
}

fn main() {
    let store = MockStore::new().get.returns(3);
    store.get();
    make();
}
