use standin::patchable;

struct Store;

impl Store {
    #[patchable]
    fn get<const BIG: bool>(&self) -> u8 {
        u8::from(BIG)
    }
}

fn main() {}
