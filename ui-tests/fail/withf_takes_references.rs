use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str, size: u8) -> u8;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_get().withf(|key| key == "home").returning(|_, _| 1);
    store.expect_get().withf(|key, size| key == "home" && size == 3).returning(|_, _| 1);
    store.expect_get().withf(|_, size: u8| size == 3).returning(|_, _| 1);
    store.expect_get().withf(|_, _| ()).returning(|_, _| 1);
}
