use standin::patchable;

trait Store {
    fn get(&self) -> u8;
}

struct Shop;

impl Store for Shop {
    #[patchable]
    fn get(&self) -> u8 {
        3
    }
}

fn main() {}
