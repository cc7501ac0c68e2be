use standin::automock;

struct Store;

#[automock(type Key = u8;)]
impl Store {
    fn get(&self) -> u8 {
        1
    }
}

fn main() {}
