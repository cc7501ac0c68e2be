use std::io;

use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> io::Result<u8>;
}

fn main() {
    let mut store = MockStore::new();
    store.get.returns(Ok(3));
    store.get.side_effect([Ok(3), Err(io::ErrorKind::NotFound)]);
    store.expect_get().return_const(Ok(3));
    store.expect_get().returning(|_| 3);
}
