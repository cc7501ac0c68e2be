use standin::mock;

mock! {
    pub struct Store {
        fn get(&self) -> u8;
    }
}

fn main() {}
