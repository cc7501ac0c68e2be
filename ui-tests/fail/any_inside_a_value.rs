use standin::{any, automock};

#[automock]
trait Store {
    fn put(&self, page: Option<u64>);
}

fn main() {
    let mut store = MockStore::new();
    store.expect_put().with(Some(any())).times(1);
    assert_eq!(store.put.call_args_list(), [Some(any())]);
}
