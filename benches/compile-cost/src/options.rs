//! What the command line asks for.

use crate::library::{self, Library};
use crate::subject::Size;

pub const USAGE: &str = "\
usage: compile-cost [--sizes 10x5,50x5] [--runs 3] [--only standin,mockall,…]

  --sizes  traits × methods of the crates to build
  --runs   how often to measure each; the median counts
  --only   libraries, of: none, hand, standin, mockall, unimock, faux, mry";

pub struct Options {
    pub sizes: Vec<Size>,
    pub runs: usize,
    pub libraries: Vec<&'static dyn Library>,
}

impl Options {
    pub fn from_args(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            sizes: vec![Size::new(10, 5), Size::new(50, 5)],
            runs: 3,
            libraries: library::ALL.to_vec(),
        };
        while let Some(flag) = args.next() {
            let value = args.next().ok_or(format!("`{flag}` lacks its value"))?;
            match flag.as_str() {
                "--sizes" => options.sizes = each(&value, Size::parse)?,
                "--runs" => options.runs = positive(&value)?,
                "--only" => options.libraries = each(&value, library::named)?,
                _ => return Err(format!("`{flag}` is not known")),
            }
        }
        Ok(options)
    }
}

fn each<T>(list: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, String> {
    let items = list.split(',');
    items.map(|item| parse(item).ok_or(format!("`{item}` is not known"))).collect()
}

fn positive(number: &str) -> Result<usize, String> {
    match number.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(format!("`{number}` is not a positive number")),
    }
}
