use standin::automock;

#[automock]
trait Store {
    fn all(&self) -> impl Iterator<Item = u8>;
}

#[automock]
trait Sink {
    fn put(&self, item: impl Into<String>);
}

fn main() {}
