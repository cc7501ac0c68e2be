use standin::automock;

#[automock]
trait Store {
    fn put(&self, key: String, size: u8);
}

fn main() {
    let mut store = MockStore::new();
    store.expect_put().withf(|(key, size)| key == "home" && *size == 3).returning(|_, _| ());
    store.expect_put().withf(|key: &str, size: &u8| key == "home" && *size == 3);
    store.expect_put().with(|key, size| true);
}
