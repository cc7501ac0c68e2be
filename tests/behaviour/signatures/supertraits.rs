//! Supertraits of std.

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
