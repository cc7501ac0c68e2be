use standin::automock;

#[automock]
trait Store {
    fn name(&self, key: &str) -> &str;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_name().returning(|key| key);
}
