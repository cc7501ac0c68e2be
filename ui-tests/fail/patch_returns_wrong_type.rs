use standin::{patch, patchable};

#[patchable]
fn open(name: &str) -> usize {
    name.len()
}

fn main() {
    let open = patch!(open);
    open.returns("three");
    open.assert_called_with(3);
}
