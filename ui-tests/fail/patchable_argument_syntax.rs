use standin::patchable;

#[patchable(companion)]
fn no_name() {}

#[patchable(companion = "other")]
fn in_quotes() {}

#[patchable(fn(n: u8) -> u8)]
fn seen(n: u8) -> u8 {
    n
}

fn main() {}
