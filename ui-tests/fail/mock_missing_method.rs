use standin::mock;

trait Store {
    fn get(&self) -> u8;
    fn put(&self, page: u8);
}

mock! {
    pub Shop {}
    impl Store for Shop {
        fn get(&self) -> u8;
    }
}

fn main() {}
