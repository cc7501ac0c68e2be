use standin::{patch, patchable};

trait Socket {
    fn bind<const PORT: u16>(&self) -> bool;
}

struct Tcp;

#[patchable]
impl Socket for Tcp {
    fn bind<const PORT: u16>(&self) -> bool {
        PORT > 0
    }
}

fn main() {
    let _bound = patch!(<Tcp as Socket>::bind::<80>);
}
