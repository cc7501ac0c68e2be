use standin::automock;

#[automock]
trait Store {
    fn put(&self, item: impl Clone + 'static);
}

fn main() {}
