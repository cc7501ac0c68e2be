//! What the command line asks for.

use pico_args::Arguments;

use crate::scenario::{Setup, Who};
use crate::tables::{self, Part};

pub const USAGE: &str = "\
usage: call-cost [--tables instructions,threads,…] [--only standin,mockall,…] [--check] [--small] [--plots]

  --tables  of: instructions, nanoseconds, threads, sleep, memory, functions
  --only    libraries, of: hand, standin, mockall, unimock, faux, mry
  --check   compare the ratios with the limits, and fail if one is broken
  --small   instructions alone, of fewer set-ups, for hand, standin and mockall, in the profile that
            this program was built in; the check has wider margins then
  --plots   write benches/plots/call-*.svg of the instructions";

pub struct Options {
    pub parts: Vec<&'static Part>,
    pub who: Vec<Who>,
    /// The rows of the tables of calls.
    pub calls: Vec<Setup>,
    pub check: bool,
    pub small: bool,
    pub plots: bool,
}

impl Options {
    pub fn from_args(mut args: Arguments) -> Result<Self, String> {
        let small = args.contains("--small");
        let (tables, only) = if small {
            ("instructions", "hand,standin,mockall")
        } else {
            (tables::NAMES, "hand,standin,mockall,unimock,faux,mry")
        };
        let parts =
            list(&mut args, "--tables", tables, |name| tables::named(name).into_iter().collect())?;
        let options = Self {
            parts,
            who: list(&mut args, "--only", only, of_library)?,
            calls: if small { Setup::few_calls() } else { Setup::calls() },
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

/// standin is two columns: with its record and without.
fn of_library(name: &str) -> Vec<Who> {
    let is_of_library = |who: &Who| who.name().split(',').next() == Some(name);
    Who::ALL.into_iter().filter(is_of_library).collect()
}

fn list<T>(
    args: &mut Arguments,
    flag: &'static str,
    default: &str,
    parse: impl Fn(&str) -> Vec<T>,
) -> Result<Vec<T>, String> {
    let value: Option<String> = args.opt_value_from_str(flag).map_err(|error| error.to_string())?;
    let mut items = Vec::new();
    for name in value.as_deref().unwrap_or(default).split(',') {
        let parsed = parse(name);
        if parsed.is_empty() {
            return Err(format!("`{name}` is not known"));
        }
        items.extend(parsed);
    }
    Ok(items)
}
