use standin::automock;

#[automock]
trait Store {
    fn get<const BIG: bool>(&self) -> u8;
}

fn main() {}
