use standin::automock;

#[automock]
trait Store {
    fn get(&self) -> u8;
}

fn main() {
    let store = MockStore::new();
    let get = store.get.clone();
    get.expect_get().returning(|| 3);
    get.returning(|| 3);
    get.times(3);
}
