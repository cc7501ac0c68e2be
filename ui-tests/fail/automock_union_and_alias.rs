use standin::automock;

#[automock]
union Bits {
    whole: u32,
    float: f32,
}

#[automock]
type Store = Bits;

#[automock]
use std::fmt::Debug;

fn main() {}
