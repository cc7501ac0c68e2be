use standin::mock;

mock! {
    Store {}
    impl Store {
        fn get(&self) -> u8;
    }
}

fn main() {}
