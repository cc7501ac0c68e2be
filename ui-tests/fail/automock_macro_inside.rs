use standin::automock;

macro_rules! getter {
    () => {
        fn get(&self) -> u8;
    };
}

#[automock]
trait Store {
    getter!();
}

fn main() {}
