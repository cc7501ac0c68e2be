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

#[patchable]
static mut COUNT: u8 = 3;

#[patchable(companion = c)]
unsafe extern "C" {
    safe fn abs(n: i32) -> i32;
}

unsafe extern "C" {
    #[patchable]
    fn labs(n: i64) -> i64;

    #[patchable]
    pub safe fn llabs(n: i64) -> i64;
}

trait Till {
    #[patchable]
    fn open(&self);
}

fn main() {}
