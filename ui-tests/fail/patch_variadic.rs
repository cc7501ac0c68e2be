use standin::{patch, patchable};

#[patchable]
unsafe extern "C" {
    fn abs(n: i32) -> i32;
    fn printf(format: *const u8, ...) -> i32;
}

fn main() {
    patch!(abs).returns(3);
    let printf = patch!(printf);
    printf.returns(2);
}
