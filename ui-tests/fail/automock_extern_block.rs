use standin::automock;

#[automock]
unsafe extern "C" {
    pub fn abs(n: i32) -> i32;
}

fn main() {}
