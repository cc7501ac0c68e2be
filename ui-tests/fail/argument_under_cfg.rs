use standin::{automock, patchable};

#[automock]
trait Store {
    fn open(&self, name: &str, #[cfg(windows)] drive: char);
}

#[patchable]
fn open(name: &str, #[cfg(unix)] mode: u32) -> usize {
    name.len() + mode as usize
}

fn main() {}
