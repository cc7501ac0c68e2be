use standin::patch;

struct Client;

fn main() {
    let _double = patch!(Client);
}
