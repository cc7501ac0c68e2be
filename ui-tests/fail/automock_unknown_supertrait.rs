use standin::automock;

trait Named {
    fn name(&self) -> String;
}

#[automock]
trait Store: Named {
    fn get(&self) -> u8;
}

fn main() {}
