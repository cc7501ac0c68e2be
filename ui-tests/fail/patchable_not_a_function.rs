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

<<<<<<< HEAD
#[patchable]
static mut COUNT: u8 = 3;

#[patchable]
=======
#[patchable(companion = c)]
>>>>>>> 12e7c18 (Foreign functions are patched where they are declared: #[patchable] above an extern block)
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
