use standin::automock;

#[automock]
trait Store<'a> {
    fn get(&self, key: &'a str) -> u8;
}

fn main() {}
