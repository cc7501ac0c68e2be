//! The tables, one after the other. A new part is a new file and a line in `ALL`.

mod calls;
mod functions;
mod memory;
mod sleep;
mod threads;

use std::cell::OnceCell;

use bench_report::Table;

use crate::options::Options;
use crate::profile::Profile;
use crate::scenario::{Scenario, Setup, Who};

/// Tables that are measured together.
pub struct Part {
    name: &'static str,
    measured: fn(&Bench) -> Vec<Table>,
}

const ALL: &[Part] = &[
    Part { name: "instructions", measured: calls::instructions },
    Part { name: "nanoseconds", measured: calls::nanoseconds },
    Part { name: "threads", measured: threads::measured },
    Part { name: "sleep", measured: sleep::measured },
    Part { name: "memory", measured: memory::measured },
    Part { name: "functions", measured: functions::measured },
];

/// Of all of them, as the command line has them.
pub const NAMES: &str = "instructions,nanoseconds,threads,sleep,memory,functions";

/// What the tables measure with.
pub struct Bench<'a> {
    options: &'a Options,
    dev: OnceCell<Profile>,
    release: OnceCell<Profile>,
}

impl<'a> Bench<'a> {
    fn new(options: &'a Options) -> Self {
        Self { options, dev: OnceCell::new(), release: OnceCell::new() }
    }

    fn dev(&self) -> &Profile {
        self.dev.get_or_init(Profile::dev)
    }

    fn release(&self) -> &Profile {
        self.release.get_or_init(Profile::release)
    }

    /// Those that calls are measured in.
    fn profiles(&self) -> Vec<&Profile> {
        match (self.options.small, cfg!(debug_assertions)) {
            (false, _) => vec![self.dev(), self.release()],
            (true, true) => vec![self.dev()],
            (true, false) => vec![self.release()],
        }
    }

    /// A table with a column for each library.
    fn table(&self, name: impl Into<String>, title: impl Into<String>) -> Table {
        Table::new(name, title).columns(self.options.who.iter().map(|who| who.name()))
    }

    /// A row of such a table.
    fn row(&self, setup: Setup) -> Vec<Scenario> {
        let who = self.options.who.iter();
        who.map(|who: &Who| Scenario::Double(*who, setup)).collect()
    }
}

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
