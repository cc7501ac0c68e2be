use standin::patchable;

#[patchable]
fn all() -> impl Iterator<Item = u8> {
    [1, 2].into_iter()
}

fn main() {}
