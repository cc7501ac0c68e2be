use standin::patch;

struct Client;

impl Client {
    fn connect(&self) {}
}

fn main() {
    Client.connect();
    let _double = patch!(Client::connect);
}
