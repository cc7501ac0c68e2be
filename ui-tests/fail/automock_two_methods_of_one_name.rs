use standin::automock;

#[automock]
trait Store {
    fn get(&self) -> u8;
    fn get(&self, key: &str) -> u8;
}

fn main() {}
