use standin::patch;

fn main() {
    let _double = patch!();
}
