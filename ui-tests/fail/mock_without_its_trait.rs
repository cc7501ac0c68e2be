mod shop {
    #[standin::automock]
    pub trait Store {
        fn get(&self) -> u8;
    }
}

use shop::MockStore;

fn main() {
    let store = MockStore::new();
    store.get();
}
