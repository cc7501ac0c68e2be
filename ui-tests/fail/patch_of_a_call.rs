use standin::{patch, patchable};

struct Client;

#[patchable]
impl Client {
    fn send(&self) -> u8 {
        3
    }
}

fn main() {
    let client = Client;
    let _method = patch!(client.send);
    let _of_the_type = patch!(Client.send);
    let _call = patch!(Client::send());
    let _text = patch!("Client::send");
    let _reference = patch!(&Client::send);
}
