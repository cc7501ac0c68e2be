use std::ops::Deref;

use standin::{automock, mock_fn};

#[automock]
trait Store {
    fn page(&self) -> impl Deref<Target = str> + '_;
}

#[automock(wrapping)]
trait Pages {
    fn all(&self) -> impl Iterator<Item = &str> + DoubleEndedIterator;
}

fn main() {
    let _label = mock_fn!(|| -> impl std::fmt::Display + std::fmt::Debug);
}
