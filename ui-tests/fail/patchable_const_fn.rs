use standin::patchable;

#[patchable]
const fn size() -> u8 {
    1
}

fn main() {}
