use standin::patch;

struct Client;

impl Client {
    fn parse<T: Default>(&self) -> T {
        T::default()
    }
}

fn main() {
    let _: u8 = Client.parse();
    let double = patch!(Client::parse::<u8>);
    double.returns(3);
}
