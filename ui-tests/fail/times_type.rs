use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
}

fn main() {
    let mut store = MockStore::new();
    store.expect_get().times("3");
    store.expect_get().times(-1);
    let sequence = standin::Sequence::new();
    store.expect_get().in_sequence(sequence);
}
