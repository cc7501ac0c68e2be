use std::fmt::Display;
use std::sync::Arc;

use standin::automock;

#[automock(wrapping)]
trait Twin: Sized {
    fn twins(&self) -> Vec<Self>;
}

#[automock(wrapping)]
trait Shared {
    fn share(self: Arc<Self>) -> u8;
}

#[automock(wrapping)]
trait Opaque {
    fn show(&self) -> impl Display;
}

#[automock(wrapping, type Item<'a> = &'a u8;)]
trait Lending {
    type Item<'a>;
}

fn main() {}
