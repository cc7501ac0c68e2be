use standin::automock;

#[automock(inheritable)]
trait Store {
    type Key;
    fn get(&self, key: Self::Key) -> u8;
}

#[automock(inherits(Store))]
trait Cache: Store {
    fn hits(&self) -> u8;
}

fn main() {}
