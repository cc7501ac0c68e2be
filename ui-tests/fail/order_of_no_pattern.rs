use standin::{assert_in_order, automock};

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
}

fn main() {
    let store = MockStore::new();
    assert_in_order([store.get.called()]);
}
