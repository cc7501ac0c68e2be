//! Pictures of the tables of instructions.

use std::error::Error;

use bench_report::{Plot, Table};

use crate::library::Expectations;
use crate::scenario::Setup;

/// Writes a picture of each table that there is.
pub fn write(tables: &[Table]) -> Result<(), Box<dyn Error>> {
    for profile in ["dev", "release"] {
        let name = format!("instructions-{profile}");
        let Some(table) = tables.iter().find(|table| table.name == name) else { continue };
        let title = format!("A call that the last of several expectations matches, {profile}");
        let mut plot =
            Plot::new(title, "expectations", "instructions a call").legend_at_lower_right();
        for column in table.names() {
            let instructions = |count| {
                let setup = Setup::Get(Expectations::LastOf(count));
                Some((count as f64, table.figure(&setup.name(), column)?))
            };
            plot.line(column, Setup::COUNTS.into_iter().filter_map(instructions));
        }
        plot.write(&format!("call-{profile}.svg"))?;
    }
    Ok(())
}
