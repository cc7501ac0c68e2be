use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
}

fn main() {
    let mut store = MockStore::new();
    let key = std::rc::Rc::new("home");
    store.expect_get().withf(move |given| *given == **key);
}
