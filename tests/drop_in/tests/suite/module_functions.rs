//! `#[automock]` on a module of functions.

use super::support::{hold, panic_text};
use mockall::{Sequence, automock, predicate::eq};
use std::sync::Mutex;

static LOCK: Mutex<()> = Mutex::new(());

#[automock]
pub mod clock {
    pub fn now() -> u64 {
        1_700_000_000
    }

    pub fn add(to: u64, seconds: u64) -> u64 {
        to + seconds
    }

    #[must_use]
    pub fn name(zone: &str) -> String {
        zone.to_lowercase()
    }

    pub fn parse<T: std::str::FromStr + 'static>(text: &str) -> Option<T> {
        text.parse().ok()
    }

    pub unsafe fn set(to: u64) -> bool {
        private(to)
    }

    fn private(to: u64) -> bool {
        to > 0
    }
}

#[test]
fn functions_are_mocked_in_a_module_of_their_own() {
    let _lock = hold(&LOCK);
    let now = mock_clock::now_context();
    now.expect().times(2).return_const(5u64);
    let add = mock_clock::add_context();
    add.expect().with(eq(5), eq(1)).returning(|to, seconds| to * 100 + seconds);
    assert_eq!(mock_clock::add(mock_clock::now(), 1), 501);
    assert_eq!(mock_clock::now(), 5);
}

#[test]
fn the_real_module_is_left_alone() {
    assert_eq!(clock::add(clock::now(), 1), 1_700_000_001);
    assert_eq!(clock::name("UTC"), "utc");
    assert!(unsafe { clock::set(1) });
    assert_eq!(clock::parse::<u8>("7"), Some(7));
}

#[test]
fn arguments_by_reference() {
    let _lock = hold(&LOCK);
    let ctx = mock_clock::name_context();
    ctx.expect().with(eq("A")).returning(|zone| zone.repeat(2));
    assert_eq!(mock_clock::name("A"), "AA");
}

#[test]
fn generic_functions() {
    let _lock = hold(&LOCK);
    let ctx = mock_clock::parse_context();
    ctx.expect::<u8>().return_const(Some(1));
    ctx.expect::<i8>().return_const(Some(-1));
    assert_eq!(mock_clock::parse::<u8>("x"), Some(1));
    assert_eq!(mock_clock::parse::<i8>("x"), Some(-1));
}

#[test]
fn unsafe_functions() {
    let _lock = hold(&LOCK);
    let ctx = mock_clock::set_context();
    ctx.expect().return_const(true);
    assert!(unsafe { mock_clock::set(0) });
}

#[test]
fn a_sequence_over_functions() {
    let _lock = hold(&LOCK);
    let mut order = Sequence::new();
    let (now, add) = (mock_clock::now_context(), mock_clock::add_context());
    now.expect().once().in_sequence(&mut order).return_const(1u64);
    add.expect().once().in_sequence(&mut order).return_const(2u64);
    let text = panic_text(|| mock_clock::add(3, 4));
    assert_eq!(text, "mock_clock::add(3, 4): Method sequence violation");
    mock_clock::now();
}
