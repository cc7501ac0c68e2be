use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
}

fn main() {
    let mut store = MockStore::new();
    let size = std::rc::Rc::new(3);
    store.expect_get().return_once(move |_| *size);
}
