use standin::automock;

#[automock]
trait Store {
    fn get(&self) -> Result<u8, String>;
}

fn main() {
    let store = MockStore::new();
    store.get.side_effect([1, 2]);
    store.get.side_effect([Ok("one")]);
    store.get.side_effect(|| 3);
}
