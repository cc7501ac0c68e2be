use standin::patched;

#[patched]
fn test() {}

fn main() {
    test();
}
