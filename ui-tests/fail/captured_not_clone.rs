use standin::{Captured, automock};

struct Page;

#[automock]
trait Store {
    fn put(&self, page: Page);
}

fn main() {
    let mut store = MockStore::new();
    let pages = Captured::new();
    store.expect_put().with(pages.capture()).returning(|_| ());
}
