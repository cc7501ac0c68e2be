//! The tables, one after the other. A new part is a new file and a line in `ALL`.

mod binary;
mod cold;
mod full;
mod incremental;
mod instructions;
mod macros;
mod mixed;
mod one_more_test;
mod own_types;

use bench_report::Table;

use crate::bench::Bench;
use crate::generated_crate::Contents;
use crate::options::Options;
use crate::subject::Size;

/// Tables that are measured together.
pub struct Part {
    name: &'static str,
    measured: fn(&Bench) -> Vec<Table>,
}

const ALL: &[Part] = &[
    Part { name: "full", measured: full::measured },
    Part { name: "own-types", measured: own_types::measured },
    Part { name: "incremental", measured: incremental::measured },
    Part { name: "one-more-test", measured: one_more_test::measured },
    Part { name: "macros", measured: macros::measured },
    Part { name: "binary", measured: binary::measured },
    Part { name: "cold", measured: cold::measured },
    Part { name: "mixed", measured: mixed::measured },
    Part { name: "instructions", measured: instructions::measured },
];

/// All but the instructions, which take long and are asked for by name.
pub const DEFAULT: &str = "full,own-types,incremental,one-more-test,macros,binary,cold,mixed";

/// Where what is not about size is measured.
const SMALL: Contents = Contents::of(Size::new(10, 5));
/// Where it has to be large enough to be seen.
const LARGE: Contents = Contents::of(Size::new(50, 5));

pub fn named(name: &str) -> Option<&'static Part> {
    ALL.iter().find(|part| part.name == name)
}

/// Measures the tables and prints them as they come.
pub fn measured(options: &Options) -> Vec<Table> {
    let bench = Bench::new(options);
    let mut tables = Vec::new();
    for part in &options.parts {
        let measured = (part.measured)(&bench);
        measured.iter().for_each(|table| print!("{table}"));
        tables.extend(measured);
    }
    tables
}
