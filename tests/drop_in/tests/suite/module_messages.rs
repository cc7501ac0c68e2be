//! The words of mocked functions, and the checkpoint of their module.

use super::support::{hold, panic_text};
use mockall::{automock, predicate::eq};
use std::sync::Mutex;

static LOCK: Mutex<()> = Mutex::new(());

pub struct Opaque;

#[automock]
pub mod tape {
    use super::Opaque;

    pub fn wind(by: i32, what: Opaque) -> bool {
        drop(what);
        by > 0
    }

    pub fn eject() {}
}

#[test]
#[should_panic(expected = "mock_tape::wind(3, ?): No matching expectation found")]
fn no_expectation_matches() {
    let _lock = hold(&LOCK);
    let ctx = mock_tape::wind_context();
    ctx.expect().withf(|by, _| *by == 4).return_const(true);
    mock_tape::wind(3, Opaque);
}

#[test]
#[should_panic(expected = "mock_tape::eject(): No matching expectation found")]
fn no_context_exists() {
    let _lock = hold(&LOCK);
    mock_tape::eject();
}

#[test]
#[should_panic(
    expected = "eject: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
)]
fn too_few_calls_when_the_context_is_dropped() {
    let _lock = hold(&LOCK);
    let ctx = mock_tape::eject_context();
    ctx.expect().once().return_const(());
}

#[test]
fn too_many_calls_name_the_function_without_its_module() {
    let _lock = hold(&LOCK);
    let ctx = mock_tape::eject_context();
    ctx.expect().times(1).return_const(());
    mock_tape::eject();
    let text = panic_text(mock_tape::eject);
    assert_eq!(
        text,
        "eject: Expectation(<anything>) called 2 time(s) which is more than expected 1"
    );
}

#[test]
fn a_value_that_was_moved_out_is_missed() {
    let _lock = hold(&LOCK);
    let ctx = mock_tape::wind_context();
    ctx.expect().with(eq(1), mockall::predicate::always()).return_once(|_, _| true);
    assert!(mock_tape::wind(1, Opaque));
    let text = panic_text(|| mock_tape::wind(1, Opaque));
    assert_eq!(text, "wind: Expectation(var == 1, true) called twice, but it returns by move");
}

#[test]
fn the_checkpoint_of_a_module_covers_every_function() {
    let _lock = hold(&LOCK);
    let wind = mock_tape::wind_context();
    let eject = mock_tape::eject_context();
    wind.expect().times(1).return_const(true);
    eject.expect().times(1).return_const(());
    mock_tape::wind(1, Opaque);
    let text = panic_text(mock_tape::checkpoint);
    assert_eq!(
        text,
        "eject: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
    mock_tape::checkpoint();
    eject.expect().once().return_const(());
    mock_tape::eject();
    mock_tape::checkpoint();
    assert_eq!(panic_text(mock_tape::eject), "mock_tape::eject(): No matching expectation found");
}
