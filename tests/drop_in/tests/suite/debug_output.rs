//! When a mock is `Debug`, and what it shows.

use mockall::{automock, mock};
use std::fmt::Debug;

#[automock]
pub trait Shown {
    fn show(&self);
}

#[automock]
pub trait AskedFor: Debug {
    fn ask(&self);
}

pub struct Thing;

#[automock]
impl Thing {
    pub fn touch(&self) {}
}

#[automock]
pub trait Generic<T: 'static> {
    fn take(&self, t: T);
}

#[automock]
impl<T: Clone + 'static> Generic<T> for Vec<T> {
    fn take(&self, t: T) {
        drop(t);
    }
}

mock! {
    #[derive(Debug)]
    pub Derived<T> {
        fn with(&self, t: T);
    }
}

mock! {
    #[derive(Clone, Debug, PartialEq)]
    Several {}
}

mock! {
    Plain {}
}

pub struct NotDebug;

#[test]
fn automock_makes_a_mock_debug() {
    assert_eq!(format!("{:?}", MockShown::new()), "MockShown");
    assert_eq!(format!("{:?}", MockThing::new()), "MockThing");
    assert_eq!(format!("{:?}", MockGeneric::<u8>::new()), "MockGeneric");
    assert_eq!(format!("{:#?}", MockVec::<u8>::new()), "MockVec");
}

#[test]
fn a_supertrait_of_debug_is_satisfied() {
    let boxed: Box<dyn AskedFor> = Box::new(MockAskedFor::new());
    assert_eq!(format!("{boxed:?}"), "MockAskedFor");
}

#[test]
fn expectations_are_not_shown() {
    let mut mock = MockShown::new();
    mock.expect_show().times(..).return_const(());
    assert_eq!(format!("{mock:?}"), "MockShown");
}

#[test]
fn mock_makes_debug_when_it_is_derived() {
    assert_eq!(format!("{:?}", MockDerived::<u8>::new()), "MockDerived");
    assert_eq!(format!("{:?}", MockDerived::<NotDebug>::new()), "MockDerived");
    assert_eq!(format!("{:?}", MockSeveral::new()), "MockSeveral");
}

trait IsDebug {
    const IS: bool;
}

struct Probe<T>(std::marker::PhantomData<T>);

impl<T: Debug> Probe<T> {
    const DEBUG: bool = true;
}

trait Fallback {
    const DEBUG: bool = false;
}

impl<T> Fallback for Probe<T> {}

#[test]
fn mock_makes_no_debug_by_itself() {
    assert!(!Probe::<MockPlain>::DEBUG);
    assert!(Probe::<MockShown>::DEBUG);
}
