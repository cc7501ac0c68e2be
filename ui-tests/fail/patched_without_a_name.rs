use standin::{patchable, patched};

#[patchable]
fn open(name: &str) -> usize {
    name.len()
}

#[patched(open)]
fn no_name() {
    open.returns(3);
}

#[patched(open => 3)]
fn no_closure() {}

#[patched(opn)]
fn misspelt() {}

fn main() {
    no_name();
}
