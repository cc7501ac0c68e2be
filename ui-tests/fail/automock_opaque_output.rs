use std::ops::Deref;

use standin::automock;

#[automock]
trait Store {
    fn page(&self) -> impl Deref<Target = str> + '_;
}

#[automock]
trait Pages {
    fn all(&self) -> impl Iterator<Item = &str> + DoubleEndedIterator;
}

fn main() {}
