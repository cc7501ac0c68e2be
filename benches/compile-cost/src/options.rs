//! What the command line asks for.

use pico_args::Arguments;

use crate::library::{self, Library};
use crate::subject::Size;
use crate::tables::{self, Part};

pub const USAGE: &str = "\
usage: compile-cost [--tables full,cold,…] [--sizes 10x5,50x5,…] [--runs 3] [--only standin,mockall,…]
                    [--check] [--small] [--plots]

  --tables  of: full, own-types, incremental, one-more-test, macros, binary, cold, mixed, instructions;
            all but the last if nothing is said
  --sizes   traits × methods of the crates to build; for mixed: groups × functions of each kind
  --runs    how often to measure each; the median counts
  --only    libraries, of: none, hand, standin, mockall, unimock, faux, mry
  --check   compare the ratios with the limits, and fail if one is broken
  --small   full at 10x5 and macros, of hand, standin and mockall alone; the check has wider margins then
  --plots   write benches/plots/compile-*.svg of the tables in full";

pub struct Options {
    pub parts: Vec<&'static Part>,
    /// Each table has its own sizes where none are asked for.
    pub sizes: Option<Vec<Size>>,
    pub runs: usize,
    pub libraries: Vec<&'static dyn Library>,
    pub check: bool,
    pub small: bool,
    pub plots: bool,
}

impl Options {
    pub fn from_args(mut args: Arguments) -> Result<Self, String> {
        let small = args.contains("--small");
        let (tables, sizes, only) = if small {
            ("full,macros", Some("10x5"), "hand,standin,mockall")
        } else {
            (tables::DEFAULT, None, library::NAMES)
        };
        let options = Self {
            parts: list(value(&mut args, "--tables")?.as_deref().unwrap_or(tables), tables::named)?,
            sizes: value(&mut args, "--sizes")?
                .as_deref()
                .or(sizes)
                .map(|sizes| list(sizes, Size::parse))
                .transpose()?,
            runs: value(&mut args, "--runs")?.map_or(Ok(3), |runs| positive(&runs))?,
            libraries: list(
                value(&mut args, "--only")?.as_deref().unwrap_or(only),
                library::named,
            )?,
            check: args.contains("--check"),
            small,
            plots: args.contains("--plots"),
        };
        match args.finish()[..] {
            [] => Ok(options),
            [ref unknown, ..] => Err(format!("{unknown:?} is not known")),
        }
    }
}

fn value(args: &mut Arguments, flag: &'static str) -> Result<Option<String>, String> {
    args.opt_value_from_str(flag).map_err(|error| error.to_string())
}

fn list<T>(list: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, String> {
    let items = list.split(',');
    items.map(|item| parse(item).ok_or(format!("`{item}` is not known"))).collect()
}

fn positive(number: &str) -> Result<usize, String> {
    match number.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(format!("`{number}` is not a positive number")),
    }
}
