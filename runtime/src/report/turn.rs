//! The turn to change what the whole process sees, when it does not come.

use std::panic::Location;
use std::time::Duration;

use super::page::{Page, told};
use crate::mock_fn::PATIENCE;

/// Another thread has the turn, taken there, for longer than this one waits.
#[cold]
#[track_caller]
pub(crate) fn turn_is_kept(place: Option<&Location<'_>>, waited: Duration) -> ! {
    let mut page = Page::titled(format!(
        "another thread has its turn to patch what the whole process sees, and has not passed it on for \
         {waited:?}"
    ));
    if let Some(place) = place {
        page.line(format_args!("it took it at {}", told(place)));
    }
    page.line("a guard keeps the turn until it is dropped; where that thread waits for this one, neither goes on");
    page.line(
        "hint: make what this thread patches before it is started, on the thread that has the turn, and \
         keep the guard there",
    );
    page.line(format_args!(
        "hint: if the other test does end, ten times the seconds that the environment variable \
         `{PATIENCE}` says are waited for it"
    ));
    page.fail()
}
