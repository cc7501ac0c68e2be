//! The smallest use: a trait is mocked, its user gets the mock in several shapes.

use mockall::{automock, predicate};

#[automock]
pub trait Thermometer {
    fn celsius(&self, room: u8) -> i32;
    fn label(&self) -> String;
    fn reset(&mut self);
}

fn report(source: &dyn Thermometer, room: u8) -> String {
    format!("{}: {} C", source.label(), source.celsius(room))
}

fn hottest<T: Thermometer>(source: &T, rooms: &[u8]) -> Option<i32> {
    rooms.iter().map(|room| source.celsius(*room)).max()
}

fn reset_all(mut all: Vec<Box<dyn Thermometer>>) -> usize {
    for one in &mut all {
        one.reset();
    }
    all.len()
}

#[test]
fn a_mock_is_used_through_a_reference_to_the_trait() {
    let mut mock = MockThermometer::new();
    mock.expect_label().return_const("cellar");
    mock.expect_celsius().with(predicate::eq(7)).times(1).returning(|_| 12);
    assert_eq!(report(&mock, 7), "cellar: 12 C");
}

#[test]
fn a_mock_is_used_as_a_generic_argument() {
    let mut mock = MockThermometer::new();
    mock.expect_celsius().returning(|room| i32::from(room) * 3);
    assert_eq!(hottest(&mock, &[1, 5, 2]), Some(15));
    assert_eq!(hottest(&mock, &[]), None);
}

#[test]
fn mocks_are_boxed_as_trait_objects() {
    let mut all: Vec<Box<dyn Thermometer>> = Vec::new();
    for _ in 0..3 {
        let mut mock = MockThermometer::default();
        mock.expect_reset().times(1).return_const(());
        all.push(Box::new(mock));
    }
    assert_eq!(reset_all(all), 3);
}

#[test]
fn two_mocks_of_one_trait_keep_their_own_expectations() {
    let mut cold = MockThermometer::new();
    let mut warm = MockThermometer::new();
    cold.expect_celsius().return_const(-4);
    warm.expect_celsius().return_const(31);
    assert_eq!(cold.celsius(0) + warm.celsius(0), 27);
}

#[test]
fn a_mock_without_expectations_is_dropped_in_silence() {
    let _mock = MockThermometer::new();
}
