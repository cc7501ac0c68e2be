use standin::{patch, patchable};

#[patchable]
fn parse<T: Default + 'static>(_text: &str) -> T {
    T::default()
}

fn main() {
    let _double = patch!(parse);
    let _: u8 = parse("x");
}
