use std::rc::Rc;

use standin::automock;

#[automock]
trait Store {
    fn put(&self, page: Rc<str>);
}

fn main() {
    let store = MockStore::lenient();
    store.put("home".into());
    store.put.assert_called_with(|page: &Rc<str>| **page == *"home");
    store.put.assert_called_with(Rc::<str>::from("home"));
}
