use standin::patchable;

type Port = u16;

trait Socket {
    fn bind<const PORT: Port>(&self) -> bool;
}

struct Tcp;

#[patchable]
impl Socket for Tcp {
    fn bind<const PORT: Port>(&self) -> bool {
        PORT > 0
    }
}

fn main() {}
