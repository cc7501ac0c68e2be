use standin::automock;

#[automock]
fn open() {}

fn main() {}
