use std::sync::Arc;

use standin::automock;

#[automock(wrapping)]
trait Counter {
    fn add(&mut self, n: u32) -> u32;
}

struct Real;

impl Counter for Real {
    fn add(&mut self, n: u32) -> u32 {
        n
    }
}

fn main() {
    let _ = MockCounter::wrapping(5);
    let _ = MockCounter::wrapping(Arc::new(Real));
}
