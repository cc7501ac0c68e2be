use standin::{automock, concretize};

#[automock]
trait Store {
    #[concretize]
    fn get<K: AsRef<str>>(&self, keys: Vec<K>) -> u8;
}

fn main() {}
