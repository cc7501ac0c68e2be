use standin::mock;

trait Get {
    fn get(&self) -> u8;
}

mock! {
    Store {
        fn get(&self, key: &str) -> u8;
    }
    impl Get for Store {
        fn get(&self) -> u8;
    }
}

fn main() {}
