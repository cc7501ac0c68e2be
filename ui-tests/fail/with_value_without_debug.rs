use standin::automock;

#[derive(PartialEq)]
struct Page;

#[automock]
trait Store {
    fn put(&self, page: Page);
}

fn main() {
    let mut store = MockStore::new();
    store.expect_put().with(Page);
}
