use standin::patchable;

#[allow(non_camel_case_types)]
struct limit {}

#[patchable]
fn limit() -> u8 {
    3
}

fn main() {}
