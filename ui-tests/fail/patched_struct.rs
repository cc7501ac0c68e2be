use standin::{patchable, patched};

#[patchable]
fn open() {}

#[patched(open)]
struct Test;

fn main() {
    open();
}
