use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> String;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_get().returning(|key| key.len());
}
