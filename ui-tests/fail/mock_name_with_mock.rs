use standin::mock;

trait Store {
    fn get(&self) -> u8;
}

mock! {
    pub MockShop {}
    impl Store for Shop {
        fn get(&self) -> u8;
    }
}

mock! {
    pub House {}
    impl Store for MockHouse {
        fn get(&self) -> u8;
    }
}

fn main() {}
