use standin::patchable;

#[patchable]
struct Store;

#[patchable(thread)]
fn argument() {}

#[patchable(associated)]
static LIMIT: u8 = 3;

fn main() {}
