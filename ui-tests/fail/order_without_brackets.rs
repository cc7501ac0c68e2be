use standin::{assert_in_order, assert_no_other_calls, automock};

#[automock]
trait Store {
    fn get(&self, key: &str);
    fn put(&self, key: &str);
}

fn main() {
    let store = MockStore::new();
    assert_in_order(store.get.called_with("a"));
    assert_in_order(store.get.called_with("a"), store.put.called_with("a"));
    assert_in_order([store.get]);
    assert_no_other_calls(&store);
}
