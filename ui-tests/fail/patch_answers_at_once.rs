use standin::{patch, patchable};

#[patchable]
fn open(name: &str) -> usize {
    name.len()
}

fn main() {
    let _value = patch!(open => 3);
    let _keyword = patch!(open, return_value = 3);
    let _comma = patch!(open, |_| 3);
    let _assigned = patch!(open = 3);
    let _owned = patch!(open => |name: String| name.len());
}
