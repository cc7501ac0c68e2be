use standin::automock;

trait Size {
    fn size(&self) -> usize;
}

#[automock]
impl Size for (u8, u8) {
    fn size(&self) -> usize {
        2
    }
}

fn main() {}
