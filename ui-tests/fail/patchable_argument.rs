use standin::patchable;

#[patchable(fast)]
fn open() {}

fn main() {}
