use standin::automock;

#[automock]
trait Store {
    fn put(&self, size: u64);
}

fn main() {
    let mut store = MockStore::new();
    store.expect_put().with(|size: u64| size > 3);
}
