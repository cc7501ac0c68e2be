use standin::mock;

mock! {
    Store {}
    fn get(&self) -> u8;
}

fn main() {}
