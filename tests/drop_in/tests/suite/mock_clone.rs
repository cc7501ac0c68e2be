//! A mock that can be cloned.

use super::support::panic_text;
use mockall::mock;

pub trait Session {
    fn id(&self) -> u32;
}

mock! {
    pub Session {
        fn age(&self) -> u32;
    }
    impl Clone for Session {
        fn clone(&self) -> Self;
    }
    impl Session for Session {
        fn id(&self) -> u32;
    }
}

fn session(id: u32) -> MockSession {
    let mut session = MockSession::new();
    session.expect_id().return_const(id);
    session
}

fn ids<S: Session + Clone>(session: &S) -> (u32, u32) {
    (session.id(), session.clone().id())
}

#[test]
fn a_clone_is_another_mock() {
    let mut original = session(1);
    original.expect_clone().times(1).returning(|| session(2));
    assert_eq!(ids(&original), (1, 2));
}

#[test]
fn a_prepared_clone_is_handed_out_once() {
    let mut original = session(1);
    let copy = session(9);
    original.expect_clone().return_once(move || copy);
    assert_eq!(ids(&original), (1, 9));
}

#[test]
fn a_clone_verifies_its_own_expectations() {
    let text = panic_text(|| {
        let mut original = session(1);
        original.expect_clone().returning(|| {
            let mut copy = session(2);
            copy.expect_age().once().return_const(0u32);
            copy
        });
        let _ = original.clone();
    });
    assert_eq!(
        text,
        "MockSession::age: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
}

#[test]
fn a_clone_that_was_not_expected() {
    let text = panic_text(|| session(1).clone().id());
    assert_eq!(text, "MockSession::clone(): No matching expectation found");
}
