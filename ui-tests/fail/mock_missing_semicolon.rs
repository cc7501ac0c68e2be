use standin::mock;

mock! {
    pub Shop {
        fn get(&self) -> u8
        fn put(&self, page: u8);
    }
}

mock! {
    pub Store {
        fn get(&self) -> u8,
        fn put(&self, page: u8),
    }
}

fn main() {}
