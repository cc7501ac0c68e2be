use standin::patch;

struct Client;

impl Clone for Client {
    fn clone(&self) -> Self {
        Client
    }
}

fn main() {
    let double = patch!(<Client as Clone>::clone);
    double.assert_not_called();
}
