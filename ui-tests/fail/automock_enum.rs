use standin::automock;

#[automock]
enum Store {
    Empty,
}

fn main() {}
