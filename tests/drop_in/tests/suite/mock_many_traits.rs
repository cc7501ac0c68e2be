//! `mock!` with several traits, some of which inherit from others.

use super::support::panic_text;
use mockall::{Sequence, mock};
use std::fmt::Debug;

pub trait Open {
    fn open(&mut self) -> bool;
}

pub trait Door: Open {
    fn lock(&mut self, key: u32) -> bool;
    fn describe(&self) -> String {
        "a door".to_owned()
    }
}

pub trait Fireproof: Door + Debug {
    fn minutes(&self) -> u32;
}

mock! {
    #[derive(Debug)]
    pub Gate {
        pub fn paint(&mut self, colour: &str);
    }
    impl Open for Gate {
        fn open(&mut self) -> bool;
    }
    impl Door for Gate {
        fn lock(&mut self, key: u32) -> bool;
    }
    impl Fireproof for Gate {
        fn minutes(&self) -> u32;
    }
    impl Clone for Gate {
        fn clone(&self) -> Self;
    }
}

fn inspect<T: Fireproof + Clone>(door: &mut T) -> (bool, u32, String) {
    let mut copy = door.clone();
    (copy.open() && door.lock(1), door.minutes(), door.describe())
}

#[test]
fn all_traits_of_a_hierarchy_are_mocked() {
    let mut gate = MockGate::new();
    gate.expect_clone().return_once(|| {
        let mut copy = MockGate::new();
        copy.expect_open().return_const(true);
        copy
    });
    gate.expect_lock().return_const(true);
    gate.expect_minutes().return_const(30u32);
    assert_eq!(inspect(&mut gate), (true, 30, "a door".to_owned()));
}

#[test]
fn a_method_left_out_keeps_its_default_body() {
    assert_eq!(MockGate::new().describe(), "a door");
}

#[test]
fn one_sequence_over_all_traits() {
    let mut order = Sequence::new();
    let mut gate = MockGate::new();
    gate.expect_paint().once().in_sequence(&mut order).return_const(());
    gate.expect_open().once().in_sequence(&mut order).return_const(true);
    gate.expect_lock().once().in_sequence(&mut order).return_const(true);
    gate.paint("red");
    let door: &mut dyn Fireproof = &mut gate;
    assert!(door.open() && door.lock(2));
}

#[test]
fn the_inherent_methods_are_verified_last() {
    let text = panic_text(|| {
        let mut gate = MockGate::new();
        gate.expect_paint().once().return_const(());
        gate.expect_open().once().return_const(true);
        gate.checkpoint();
    });
    assert_eq!(
        text,
        "MockGate::open: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
}
