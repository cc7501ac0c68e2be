use standin::automock;

#[automock]
#[automock]
trait Store {
    fn get(&self) -> u8;
}

#[automock]
#[cfg_attr(all(), automock)]
trait Cache {
    fn hits(&self) -> u8;
}

fn main() {}
