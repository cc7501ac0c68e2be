use std::fmt::Debug;

use standin::automock;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u8;
}

#[automock(inherits(Store))]
trait Cache: Store {
    fn hits(&self) -> u8;
}

#[automock(inherit(Store))]
trait Misspelled: Store + Debug {}

struct Shop;

#[automock(inheritable)]
impl Shop {
    fn sell(&self) {}
}

fn main() {}
