use standin::automock;

#[automock]
trait Store {
    fn get<T: Clone>(&self, key: T) -> u8;
}

fn main() {}
