//! Captured values that are held back until it is known whether all arguments of the call are accepted.

use std::cell::{Cell, RefCell};
use std::thread::LocalKey;

/// Hands captured values over.
type Handover = Box<dyn FnOnce()>;

/// What has been captured, in a place where something may be.
type Held = Option<Handover>;

thread_local! {
    /// What has been captured of the call that is being looked at; nothing where none is.
    static HELD: RefCell<Held> = const { RefCell::new(None) };
    /// What was captured of a call that an expectation has accepted, and may yet leave to another one.
    static ACCEPTED: RefCell<Held> = const { RefCell::new(None) };
    /// What the matchers do that were made since it was asked for last.
    static NOTED: Cell<Noted> = const { Cell::new(Noted::COMPARING) };
}

/// What the matchers of a call do besides comparing its arguments with values.
#[derive(Clone, Copy, Default)]
pub(crate) struct Noted {
    /// One runs code of the user's, which may rely on what those before it have accepted.
    pub(crate) looks: bool,
    /// One captures.
    pub(crate) captures: bool,
}

impl Noted {
    const COMPARING: Self = Self { looks: false, captures: false };
}

fn note(of: fn(&mut Noted)) {
    let mut noted = NOTED.get();
    of(&mut noted);
    NOTED.set(noted);
}

/// Notes that a matcher that captures was made, for whoever takes it.
pub(super) fn note_capturing() {
    note(|noted| noted.captures = true);
}

/// Notes that a matcher that runs code of the user's was made, for whoever takes it.
pub(super) fn note_looking() {
    note(|noted| noted.looks = true);
}

/// What the matchers that were just made do. It costs those who compare alone no more than this
/// question; a note that nobody took brings a later one no harm.
pub(crate) fn noted() -> Noted {
    NOTED.take()
}

/// Holds a value back, if anybody wants it.
pub(super) fn hold(capture: &dyn Fn() -> Handover) {
    let is_wanted = HELD.try_with(|held| held.borrow().is_some()).unwrap_or(false);
    if is_wanted {
        let last = capture();
        let earlier = swap(&HELD, None);
        let both = || {
            hand_over(earlier);
            last();
        };
        swap(&HELD, Some(Box::new(both)));
    }
}

/// Puts other values in the place of those that are there. A thread whose locals are being destroyed
/// holds none.
fn swap(place: &'static LocalKey<RefCell<Held>>, values: Held) -> Held {
    place.try_with(|held| held.replace(values)).ok().flatten()
}

/// Puts back what was held for another call, also when a matcher panics.
struct Outer(Held);

impl Drop for Outer {
    fn drop(&mut self) {
        drop(swap(&HELD, self.0.take()));
    }
}

/// Asks whether a call is accepted, and tells what was captured of it.
fn look(accepts: &dyn Fn() -> bool) -> (bool, Held) {
    let outer = Outer(swap(&HELD, Some(Box::new(|| {}))));
    let is_accepted = accepts();
    let held = swap(&HELD, None);
    drop(outer);
    (is_accepted, held)
}

fn hand_over(held: Held) {
    if let Some(hand_over) = held {
        hand_over();
    }
}

/// Asks whether a call is accepted; if it is, what was captured of it is handed over.
pub(crate) fn captured_if(accepts: &dyn Fn() -> bool) -> bool {
    let (is_accepted, held) = look(accepts);
    if is_accepted {
        hand_over(held);
    }
    is_accepted
}

/// Asks whether a call is accepted; if it is, what was captured of it is kept until it is [settled](settle)
/// who answers it.
pub(crate) fn accepted(accepts: &dyn Fn() -> bool) -> bool {
    let (is_accepted, held) = look(accepts);
    if is_accepted {
        drop(swap(&ACCEPTED, held));
    }
    is_accepted
}

/// Whoever has accepted the call last answers it, or does not.
pub(crate) fn settle(is_answered: bool) {
    let accepted = swap(&ACCEPTED, None);
    if is_answered {
        hand_over(accepted);
    }
}
