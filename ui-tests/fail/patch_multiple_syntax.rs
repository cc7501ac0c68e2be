use standin::patch_multiple;

fn main() {
    let _nothing = patch_multiple!();
    let _number = patch_multiple!(3);
    let _no_closure = patch_multiple!(open =>);
    let _no_value = patch_multiple!(static LIMIT);
}
