use standin::automock;

struct Page;

#[automock]
trait Store {
    fn get(&self, key: &str) -> Page;
}

fn main() {
    let store = MockStore::new();
    store.get.returns(Page);
}
