use standin::patched;

#[patched(3)]
fn number() {}

#[patched(open as)]
fn no_name() {}

#[patched(static LIMIT)]
fn no_value() {}

fn main() {}
