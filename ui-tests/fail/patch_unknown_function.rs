use standin::patch;

fn main() {
    let _patched = patch!(net::urlopen);
}
