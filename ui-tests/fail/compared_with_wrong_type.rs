use standin::automock;

#[automock]
trait Store {
    fn put(&self, key: &str, n: u64);
}

fn main() {
    let store = MockStore::new();
    assert_eq!(store.put.call_args_list(), [(1, "x")]);
}
