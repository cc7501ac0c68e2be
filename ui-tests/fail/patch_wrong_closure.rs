use standin::{patch, patchable};

#[patchable]
fn open(name: &str) -> usize {
    name.len()
}

fn main() {
    let _arity = patch!(open => || 1);
    let _output = patch!(open => |name| name.to_string());
}
