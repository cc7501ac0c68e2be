use standin::automock;

#[automock]
mod store {}

fn main() {}
