use standin::automock;

#[automock]
trait Store {
    fn get<T: Clone>(&self, key: T) -> u8;
}

#[automock]
trait Index {
    fn has<T: Into<String> + Clone>(&self, key: &T) -> bool;
}

fn main() {}
