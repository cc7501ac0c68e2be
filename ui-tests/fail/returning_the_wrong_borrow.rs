use standin::automock;

#[automock]
trait Store {
    fn first<'k>(&self, key: &'k str, other: &str) -> &'k str;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_first().returning(|_, other| other);
}
