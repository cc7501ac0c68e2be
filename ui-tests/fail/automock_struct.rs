use standin::automock;

#[automock]
struct Store {
    size: u8,
}

fn main() {}
