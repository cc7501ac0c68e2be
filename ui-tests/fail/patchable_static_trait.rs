//! What a trait asks of its types can't be seen from the function: rustc says it of the argument.

use standin::patchable;

trait Handler: Send + Sync + 'static {
    fn handle(&self) -> u8;
}

#[patchable]
fn register(handler: impl Handler) -> u8 {
    handler.handle()
}

fn main() {}
