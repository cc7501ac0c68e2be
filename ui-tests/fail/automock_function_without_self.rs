use standin::automock;

#[automock]
trait Store {
    fn open(path: &str) -> u8;
}

fn main() {}
