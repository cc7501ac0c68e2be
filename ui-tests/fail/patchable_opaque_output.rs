use std::error::Error;

use standin::patchable;

trait Shape {}

impl Shape for u8 {}

#[patchable]
fn shape() -> impl Shape {
    5
}

#[patchable]
fn error() -> impl Error {
    std::fmt::Error
}

#[patchable]
fn both() -> impl Iterator<Item = u8> + Clone {
    [1, 2].into_iter()
}

#[patchable]
fn closure() -> impl Fn(u8) -> u8 + Copy + Send {
    |n| n + 1
}

#[patchable]
fn bytes() -> impl AsRef<[u8]> {
    [1, 2]
}

#[patchable]
fn inside() -> Option<impl Iterator<Item = u8>> {
    Some([1, 2].into_iter())
}

struct Words<'t>(&'t str);

#[patchable]
impl<'t> Words<'t> {
    fn all(&self) -> impl Iterator<Item = &'t str> + std::fmt::Debug {
        self.0.split(' ')
    }
}

fn main() {}
