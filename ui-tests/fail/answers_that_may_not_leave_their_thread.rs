use std::rc::Rc;

use standin::automock;

#[automock]
trait Store {
    fn get(&self) -> Rc<u8>;
    fn load(&self) -> Result<u8, Box<dyn std::error::Error>>;
    fn put(&self, page: Rc<u8>);
}

fn main() {
    let mut store = MockStore::new();
    store.get.returns(Rc::new(3));
    store.get.side_effect([Rc::new(3)]);
    store.load.side_effect([Err("none".into()), Ok(3)]);
    store.expect_get().return_const(Rc::new(3));
    store.expect_put().with(Rc::new(3)).returning(|_| ());
}
