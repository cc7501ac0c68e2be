use standin::automock;

#[automock]
trait Store {
    fn get(&self, key) -> u8;
}

fn main() {}
