//! What the command line asks for.

use crate::library::{self, Library};
use crate::subject::Size;
use crate::workload::Workload;

pub const USAGE: &str = "\
usage: compile-cost [--workload plain] [--sizes 10x5,50x5] [--runs 3] [--only standin,mockall,…]

  --workload  plain: traits, for all libraries; mixed: what else mockall doubles, for those that
              speak its words
  --sizes     traits × methods of the crates to build; mixed: groups × functions of each kind
  --runs      how often to measure each; the median counts
  --only      libraries, of: none, hand, standin, mockall, unimock, faux, mry";

pub struct Options {
    pub workload: Workload,
    pub sizes: Vec<Size>,
    pub runs: usize,
    pub libraries: Vec<&'static dyn Library>,
    /// Those asked for that the workload is not for.
    pub skipped: Vec<&'static dyn Library>,
}

impl Options {
    pub fn from_args(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut workload = Workload::Plain;
        let mut sizes = None;
        let mut runs = 3;
        let mut wanted = library::ALL.to_vec();
        while let Some(flag) = args.next() {
            let value = args.next().ok_or(format!("`{flag}` lacks its value"))?;
            match flag.as_str() {
                "--workload" => {
                    workload = Workload::named(&value).ok_or(format!("`{value}` is not known"))?;
                }
                "--sizes" => sizes = Some(each(&value, Size::parse)?),
                "--runs" => runs = positive(&value)?,
                "--only" => wanted = each(&value, library::named)?,
                _ => return Err(format!("`{flag}` is not known")),
            }
        }
        let sizes = sizes.unwrap_or_else(|| workload.default_sizes());
        let (libraries, skipped): (Vec<_>, _) =
            wanted.into_iter().partition(|library| workload.takes(*library));
        if libraries.is_empty() {
            return Err("none of these libraries takes part in this workload".into());
        }
        Ok(Self { workload, sizes, runs, libraries, skipped })
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
