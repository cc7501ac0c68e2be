//! Supertraits of std, and what a method wants `Self` to be besides.

use super::*;
use std::collections::HashSet;
use std::error::Error;
use std::hash::Hash;

#[automock]
trait Everything:
    fmt::Debug
    + Display
    + Clone
    + Default
    + PartialEq
    + Eq
    + Hash
    + PartialOrd
    + Ord
    + Error
    + Send
    + Sync
    + 'static
{
    fn n(&self) -> u8;
}

#[test]
fn supertraits_of_std_are_implemented() {
    let mock = MockEverything::default();
    mock.n.returns(3);
    let clone = mock.clone();
    assert_eq!(clone.n(), 3);
    mock.n.assert_called_once();
    assert_eq!(mock, clone);
    assert_ne!(mock, MockEverything::new());
    assert_eq!(HashSet::from([mock.clone(), clone]).len(), 1);
    let error: Box<dyn Error> = Box::new(mock);
    assert_eq!(error.to_string(), "MockEverything");
}

trait Scaled {
    fn scale(&self) -> u8;
}

#[automock(wrapping)]
trait Shape {
    fn area(&self) -> u8;
    fn copied(&self) -> Box<dyn Shape>
    where
        Self: Clone + 'static;
    fn scaled(&self, by: u8) -> u8
    where
        Self: Sized + Scaled,
    {
        self.scale() * by * self.area()
    }
    fn boxed(self) -> Box<dyn Shape>
    where
        Self: Sized + 'static;
}

impl Scaled for MockShape {
    fn scale(&self) -> u8 {
        10
    }
}

#[derive(Clone)]
struct Square(u8);

impl Scaled for Square {
    fn scale(&self) -> u8 {
        1
    }
}

impl Shape for Square {
    fn area(&self) -> u8 {
        self.0 * self.0
    }
    fn copied(&self) -> Box<dyn Shape> {
        Box::new(self.clone())
    }
    fn boxed(self) -> Box<dyn Shape> {
        Box::new(self)
    }
}

#[test]
fn a_method_may_want_a_trait_that_the_mock_lacks() {
    let mut mock = MockShape::new();
    mock.area.returns(3);
    mock.expect_scaled().with(9).return_const(1);
    mock.scaled.calls_default();
    mock.expect_boxed().returning(|| Box::new(Square(4)));
    assert_eq!((mock.scaled(2), mock.scaled(9)), (60, 1));
    assert_eq!(mock.boxed().area(), 16);
    let spy = MockShape::wrapping(Square(2));
    assert_eq!((Square(3).copied().area(), spy.area(), spy.boxed().area()), (9, 4, 4));
}
