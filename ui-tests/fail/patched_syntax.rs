use standin::patched;

#[patched(3)]
fn number() {}

#[patched(open as)]
fn no_name() {}

#[patched(static LIMIT)]
fn no_value() {}

#[patched(open() as open)]
fn called() {}

#[patched(open = |_| 3)]
fn assigned() {}

#[patched(open, static LIMIT = 3)]
fn assigned_value() {}

#[patched("open")]
fn in_quotes() {}

fn main() {}
