use standin::{automock, predicate};

#[derive(Clone, Debug)]
struct Page;

#[automock]
trait Store {
    fn put(&self, page: Page);
    fn see(&self, page: &Page);
}

fn main() {
    let mut store = MockStore::new();
    store.expect_put().with(Page).returning(|_| ());
    store.expect_put().with(predicate::eq(Page)).returning(|_| ());
    store.see.assert_called_with(&Page);
}
