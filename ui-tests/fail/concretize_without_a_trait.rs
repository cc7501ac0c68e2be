use standin::{automock, concretize};

#[automock]
trait Store {
    #[concretize]
    fn get<K>(&self, key: K) -> u8;
}

fn main() {}
