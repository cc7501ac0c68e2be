use standin::{patch, patchable};

#[patchable]
static LIMIT: u32 = 3;

fn main() {
    let _double = patch!(static LIMIT, "five");
}
