use standin::automock;

#[automock]
trait Store {
    fn put(&self, key: &str, size: u64);
}

fn main() {
    let store = MockStore::new();
    assert_eq!(store.put.call_args_list(), ["home"]);
    assert_eq!(store.put.call_args_list(), vec![("home", 1, 2)]);
    assert_eq!(store.put.call_args(), ("home", 1));
    assert_eq!(store.put.call_args().unwrap(), ("home", "about"));
}
