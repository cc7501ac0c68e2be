use standin::patchable;

#[patchable]
struct Store;

#[patchable(thread)]
fn argument() {}

fn main() {}
