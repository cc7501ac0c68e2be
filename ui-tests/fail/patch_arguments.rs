use standin::patch;

fn main() {
    let _nothing = patch!();
    let _number = patch!(3);
    let _generic = patch!(std::mem::take::<u8>);
}
