use standin::{automock, effect};

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
}

fn main() {
    let store = MockStore::new();
    store.get.effects([effect::value("one")]);
}
