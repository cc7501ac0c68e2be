#![deny(unused_must_use)]

use standin::{automock, effect, patchable, patcher};

#[automock]
trait Store {
    fn get(&self, key: &str) -> usize;
}

#[patchable]
fn now() -> u64 {
    7
}

fn main() {
    let store = MockStore::lenient();
    store.get("home");
    store.get.called_with("about");
    store.get.any_call();
    store.get.called();
    effect::value::<(), standin::signature::Own<u64>, _>(3);
    patcher!(now);
}
