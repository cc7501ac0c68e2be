use standin::mock;

mock! {
    Store {
        fn get(&self, key: &str) -> u8;
        fn get(&self) -> u8;
    }
}

fn main() {}
