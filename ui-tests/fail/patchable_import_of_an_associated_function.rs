//! A `use` can't import a function of a type: under `#[patchable]` neither, though a call of it would compile.

use standin::patchable;

mod ours {
    pub struct Client;

    impl Client {
        pub fn connect(port: u16) -> bool {
            port > 0
        }
    }
}

#[patchable(fn(path: &std::path::Path) -> std::io::Result<std::fs::File>)]
use std::fs::File::open;

#[patchable(fn(port: u16) -> bool)]
use ours::Client::connect as connected;

#[patchable(fn(name: &str) -> bool)]
use std::fs::nothing;

fn main() {
    let _ = open(std::path::Path::new("x"));
    let _ = connected(1);
}
