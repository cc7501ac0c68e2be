use standin::automock;

#[automock(wrapping)]
mod net {
    pub fn open() {}
}

fn main() {}
