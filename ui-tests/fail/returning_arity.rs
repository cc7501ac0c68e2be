use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str, n: u8) -> String;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_get().returning(|key| key.to_string());
}
