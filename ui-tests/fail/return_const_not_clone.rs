use standin::automock;

struct Page;

#[automock]
trait Store {
    fn get(&self) -> Page;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_get().return_const(Page);
}
