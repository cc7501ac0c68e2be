use standin::automock;

#[automock]
trait Store {
    type Key;
    fn get(&self, key: Self::Key);
}

#[automock]
trait Limit {
    const LIMIT: u8;
}

fn main() {}
