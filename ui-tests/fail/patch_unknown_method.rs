use standin::{patch, patchable};

struct Client;

#[patchable]
impl Client {
    fn send(&self) -> u8 {
        3
    }
}

fn main() {
    let _typo = patch!(Client::sent);
    let _type = patch!(Clint::send);
}
