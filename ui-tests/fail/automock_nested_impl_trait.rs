use standin::automock;

#[automock]
trait Store {
    fn all(&self) -> Vec<impl Iterator<Item = u8>>;
}

fn main() {}
