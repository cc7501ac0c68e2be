use standin::patchable;

#[patchable]
use std::fs::read_to_string;

fn main() {}
