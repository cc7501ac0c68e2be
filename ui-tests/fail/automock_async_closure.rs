use standin::automock;

#[automock]
trait Store {
    fn with<F: AsyncFnOnce(u32) -> u32>(&self, work: F) -> u32;
    fn each<F>(&self, work: F) -> u32
    where
        F: AsyncFn(&str) -> u32;
}

fn main() {}
