use standin::mock;

mock! {
    Store {
        fn get(&self) -> u8 {
            3
        }
    }
}

fn main() {}
