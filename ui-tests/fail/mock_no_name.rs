use standin::mock;

mock! {
    pub {
        fn get(&self) -> u8;
    }
}

fn main() {}
