use standin::automock;

mod store {
    pub struct Store;
}

#[automock]
impl store::Store {
    pub fn get(&self) -> u8 {
        1
    }
}

fn main() {}
