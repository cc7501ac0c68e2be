//! Pictures of the tables in full.

use std::error::Error;

use bench_report::{Plot, Table};

use crate::generated_crate::Mode;
use crate::subject::Size;

/// Writes a picture of each table that there is.
pub fn write(tables: &[Table]) -> Result<(), Box<dyn Error>> {
    for mode in Mode::MEASURED {
        let Some(table) = tables.iter().find(|table| table.name == mode.name()) else { continue };
        let command = mode.command().join(" ");
        let title = format!("cargo {command}: traits of five methods, a test each");
        let mut plot = Plot::new(title, "traits × methods", "seconds of user CPU time");
        for name in table.names() {
            let seconds = |size: Size| table.figure(&size.to_string(), name);
            let point = |size: Size| Some((size.all_methods() as f64, seconds(size)?));
            let sizes = Size::ALL.into_iter().filter(|size| size.methods == 5);
            plot.line(name, sizes.filter_map(point));
        }
        plot.write(&format!("compile-{}.svg", mode.name()))?;
    }
    Ok(())
}
