use standin::automock;

#[automock(Key = u8)]
trait Store {
    type Key;
}

#[automock(type Kay = u8;)]
trait Cache {}

fn main() {}
