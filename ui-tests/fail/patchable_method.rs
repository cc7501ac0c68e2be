use standin::patchable;

struct Client;

impl Client {
    #[patchable]
    fn connect(&self) -> u8 {
        1
    }
}

fn main() {}
