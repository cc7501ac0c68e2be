use std::net::ToSocketAddrs;

use standin::automock;

#[automock]
trait Dialer {
    fn dial(&self, to: impl ToSocketAddrs + 'static);
}

fn main() {}
