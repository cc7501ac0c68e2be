use standin::automock;

#[automock]
trait Store {
    fn open(path: &str) -> u64;
}

fn main() {
    let mut store = MockStore::new();
    MockStore::opn_context().returns(3);
    store.open.returns(3);
}
