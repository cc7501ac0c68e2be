use standin::automock;

struct Store;

#[automock(wrapping)]
impl Store {
    pub fn get(&self) -> u8 {
        3
    }
}

#[automock(target = Shop)]
impl Store {
    pub fn put(&self) {}
}

struct Cell<T>(T);

#[automock(where T: Clone)]
impl<T> Cell<T> {
    pub fn set(&self, _to: T) {}
}

fn main() {}
