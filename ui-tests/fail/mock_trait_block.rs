use standin::mock;

trait Store {
    fn get(&self) -> u8;
}

mock! {
    pub Shop {}
    trait Store {
        fn get(&self) -> u8;
    }
}

fn main() {}
