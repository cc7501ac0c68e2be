use standin::mock;

mock! {
    Store {}
    impl Iterator for Store {
        type Item;
        fn next(&mut self) -> Option<u8>;
    }
}

fn main() {}
