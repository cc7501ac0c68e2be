use standin::patchable;

#[patchable(fn(path: &std::path::Path) -> std::io::Result<String>)]
use std::fs::{read_to_string, write};

fn main() {}
