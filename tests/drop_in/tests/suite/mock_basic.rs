//! `mock!` for a struct with methods and for one trait.

use super::support::panic_text;
use mockall::{mock, predicate::eq};

pub trait Lamp {
    fn on(&mut self, level: u8) -> bool;
    fn level(&self) -> u8;
}

mock! {
    Desk {
        fn tidy(&self) -> u32;
        pub fn lift(&mut self, height: u32, why: &str) -> Result<(), String>;
    }
    impl Lamp for Desk {
        fn on(&mut self, level: u8) -> bool;
        fn level(&self) -> u8;
    }
}

fn brighten(lamp: &mut dyn Lamp) -> bool {
    let level = lamp.level();
    lamp.on(level + 1)
}

#[test]
fn methods_of_the_struct() {
    let mut desk = MockDesk::new();
    desk.expect_tidy().times(1).return_const(5u32);
    desk.expect_lift().with(eq(70), eq("sit")).returning(|_, _| Ok(()));
    desk.expect_lift().returning(|height, why| Err(format!("{why} {height}")));
    assert_eq!(desk.tidy(), 5);
    assert_eq!(desk.lift(70, "sit"), Ok(()));
    assert_eq!(desk.lift(110, "stand"), Err("stand 110".to_owned()));
}

#[test]
fn methods_of_the_trait() {
    let mut desk = MockDesk::default();
    desk.expect_level().return_const(3u8);
    desk.expect_on().with(eq(4)).once().return_const(true);
    assert!(brighten(&mut desk));
}

#[test]
fn messages_name_the_struct_for_both() {
    let mut desk = MockDesk::new();
    assert_eq!(panic_text(|| desk.tidy()), "MockDesk::tidy(): No matching expectation found");
    assert_eq!(panic_text(|| desk.on(2)), "MockDesk::on(2): No matching expectation found");
}

mock! {
    Empty {}
}

mock! {
    OnlyTrait {}
    impl Lamp for OnlyTrait {
        fn on(&mut self, level: u8) -> bool;
        fn level(&self) -> u8;
    }
}

#[test]
fn a_mock_without_methods() {
    let mut empty = MockEmpty::new();
    empty.checkpoint();
    let _ = MockEmpty::default();
}

#[test]
fn a_mock_of_a_trait_alone() {
    let mut lamp = MockOnlyTrait::new();
    lamp.expect_level().return_const(0u8);
    lamp.expect_on().returning(|level| level == 1);
    assert!(brighten(&mut lamp));
}
