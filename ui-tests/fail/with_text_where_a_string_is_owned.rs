use standin::automock;

#[automock]
trait Store {
    fn put(&self, name: Option<String>);
}

fn main() {
    let mut store = MockStore::new();
    store.expect_put().with(Some("home"));
}
