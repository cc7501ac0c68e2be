use standin::mock;

trait Store {
    fn get(&self, key: &str) -> u8;
}

mock! {
    pub Shop {}
    impl Store for Shop {
        fn get(&self, key: u8) -> u8;
        fn put(&self);
    }
}

fn main() {}
