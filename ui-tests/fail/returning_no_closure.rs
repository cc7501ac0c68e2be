use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u64;
    fn stats(&self) -> &Stats;
}

#[derive(Default)]
struct Stats;

fn main() {
    let mut store = MockStore::new();
    store.expect_get().returning(3);
    store.expect_get().return_once(3);
    store.get.calls(3);
    store.expect_get().withf(true);
    store.expect_stats().returning(Stats::default);
}
