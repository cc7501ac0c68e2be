use standin::patch;

static LIMIT: u32 = 3;

fn main() {
    let _double = patch!(static LIMIT, 5);
}
