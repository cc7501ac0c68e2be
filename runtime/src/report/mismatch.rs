//! Why arguments are not the ones wanted, one by one.

use super::diff::{is_long, write_difference};
use super::excerpt::bounded;
use super::page::{Page, named};
use super::texts::UNKNOWN;
use crate::matcher::{Verdict, Verdicts};

/// Which arguments are not the ones wanted.
pub(super) fn write_mismatches(
    page: &mut Page,
    names: &[&str],
    written: &[String],
    wanted: &[String],
    verdicts: &Verdicts,
) {
    for (index, name) in names.iter().enumerate() {
        let (Some(value), Some(wanted)) = (written.get(index), wanted.get(index)) else { break };
        match verdicts.of(index) {
            Verdict::Accepted => {}
            Verdict::Rejected => write_mismatch(page, name, value, wanted),
            Verdict::NotKept => page.line(format_args!(
                "{name}: {} was not kept as a value to compare",
                bounded(value)
            )),
        }
    }
}

fn write_mismatch(page: &mut Page, name: &str, value: &str, wanted: &str) {
    match wanted.strip_prefix("var == ") {
        Some(expected) if expected == value => page.line(format_args!(
            "{name}: {} is not equal to the value expected, though the `Debug` text of both is the same",
            bounded(value)
        )),
        Some(expected) if is_long(expected) || is_long(value) => {
            page.line(format_args!("{name}: what differs (- expected, + actual):"));
            page.indent();
            write_difference(page, expected, value);
            page.end();
        }
        _ => {
            let wanted = bounded(&named(wanted, name));
            let unseen = if value == UNKNOWN { " (it is not `Debug`)" } else { "" };
            page.line(format_args!("{name}: {}{unseen} does not match {wanted}", bounded(value)));
        }
    }
}
