//! Arguments that are trait objects, borrowed or boxed.

use mockall::automock;
use std::{
    fmt::{Debug, Display, Write},
    sync::Arc,
};

pub trait Animal {
    fn legs(&self) -> u32;
}

struct Ant;
struct Hen;

impl Animal for Ant {
    fn legs(&self) -> u32 {
        6
    }
}

impl Animal for Hen {
    fn legs(&self) -> u32 {
        2
    }
}

#[automock]
#[allow(unused_parens)]
pub trait Farm {
    fn admit(&self, animal: &dyn Animal) -> bool;
    fn keep(&mut self, animal: Box<dyn Animal>);
    fn maybe(&self, animal: Option<Box<dyn Animal>>) -> u32;
    fn share(&self, animal: Arc<dyn Animal + Send + Sync>) -> u32;
    fn print(&self, out: &mut dyn Write, what: &dyn Display);
    fn all(&self, animals: &[Box<dyn Animal>]) -> u32;
    fn pair(&self, pair: (Box<dyn Animal>, u32)) -> u32;
    fn bound(&self, value: &(dyn Debug + Send + 'static)) -> String;
}

#[test]
fn a_borrowed_trait_object_is_matched_and_used() {
    let mut farm = MockFarm::new();
    farm.expect_admit().withf(|animal| animal.legs() == 2).return_const(true);
    farm.expect_admit().returning(|animal| animal.legs() > 100);
    assert!(farm.admit(&Hen));
    assert!(!farm.admit(&Ant));
}

#[test]
fn a_boxed_trait_object_is_moved_in() {
    let mut farm = MockFarm::new();
    farm.expect_keep().withf(|animal| animal.legs() == 6).once().returning(|_| ());
    farm.keep(Box::new(Ant));
}

#[test]
fn an_optional_boxed_trait_object() {
    let mut farm = MockFarm::new();
    farm.expect_maybe().returning(|animal| animal.map_or(0, |one| one.legs()));
    assert_eq!(farm.maybe(Some(Box::new(Ant))) + farm.maybe(None), 6);
}

#[test]
fn a_shared_trait_object() {
    let mut farm = MockFarm::new();
    farm.expect_share().returning(|animal| animal.legs());
    assert_eq!(farm.share(Arc::new(Hen)), 2);
}

#[test]
fn a_mutable_trait_object_is_written() {
    let mut farm = MockFarm::new();
    farm.expect_print().returning(|out, what| write!(out, "<{what}>").unwrap());
    let mut out = String::new();
    farm.print(&mut out, &12);
    assert_eq!(out, "<12>");
}

#[test]
fn a_slice_of_trait_objects() {
    let mut farm = MockFarm::new();
    farm.expect_all().returning(|animals| animals.iter().map(|one| one.legs()).sum());
    assert_eq!(farm.all(&[Box::new(Ant), Box::new(Hen), Box::new(Hen)]), 10);
}

#[test]
fn a_trait_object_in_a_tuple() {
    let mut farm = MockFarm::new();
    farm.expect_pair().withf(|pair| pair.1 == 3).returning(|(animal, n)| animal.legs() * n);
    assert_eq!(farm.pair((Box::new(Ant), 3)), 18);
}

#[test]
fn a_trait_object_with_bounds() {
    let mut farm = MockFarm::new();
    farm.expect_bound().returning(|value| format!("{value:?}"));
    assert_eq!(farm.bound(&Some(1)), "Some(1)");
}
