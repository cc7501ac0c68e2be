use standin::patchable;

trait Shelf {
    type Item;
}

trait Filled: Shelf {
    fn first(&self) -> Self::Item;
}

struct Books;

impl Shelf for Books {
    type Item = u8;
}

#[patchable]
impl Filled for Books {
    fn first(&self) -> Self::Item {
        3
    }
}

fn main() {}
