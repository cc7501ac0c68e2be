use standin::automock;

#[automock]
trait Store {
    fn get(&self) -> String;
}

fn main() {
    let mut store = MockStore::new();
    let page = String::from("page");
    store.expect_get().returning(move || page);
}
