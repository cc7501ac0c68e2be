use standin::patchable;

#[patchable]
struct Store;

#[patchable(thread)]
fn argument() {}

#[patchable(associated)]
static LIMIT: u8 = 3;

#[patchable]
trait Shop {
    fn sell(&self) {}
}

#[patchable]
mod net {
    pub fn open() {}
}

#[patchable]
const SIZE: u8 = 3;

fn main() {}
