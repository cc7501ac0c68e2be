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

fn main() {}
