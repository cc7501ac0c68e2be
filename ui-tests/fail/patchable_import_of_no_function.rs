use standin::patchable;

#[patchable(fn(&self) -> usize)]
use std::string::String;

#[patchable(fn((a, b): (u8, u8)) -> u8)]
use std::cmp::max;

#[patchable(fn(format: *const u8, ...) -> i32)]
use std::process::exit;

fn main() {}
