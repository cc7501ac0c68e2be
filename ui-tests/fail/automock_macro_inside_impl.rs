use standin::automock;

macro_rules! getter {
    () => {
        pub fn get(&self) -> u8 {
            3
        }
    };
}

struct Store;

#[automock]
impl Store {
    getter!();
}

fn main() {}
