//! Methods that return `'static` references behave like any other.

use mockall::{automock, predicate::eq};
use std::{fmt::Debug, path::Path};

#[derive(Debug, PartialEq)]
pub struct Planet(u8);

static EARTH: Planet = Planet(3);

#[automock]
pub trait Sky {
    fn planet(&self, n: u8) -> &'static Planet;
    fn name(&self, n: u8) -> &'static str;
    fn moons(&self) -> &'static [&'static str];
    fn shown(&self) -> &'static dyn Debug;
    fn path(&self) -> &'static Path;
    fn cell(&mut self) -> &'static mut Planet;
    fn maybe(&self) -> Option<&'static str>;
    fn fixed() -> &'static str;
}

#[test]
fn a_static_reference_is_a_constant() {
    let mut sky = MockSky::new();
    sky.expect_planet().return_const(&EARTH);
    assert!(std::ptr::eq(sky.planet(3), &EARTH));
}

#[test]
fn a_static_reference_is_computed() {
    let mut sky = MockSky::new();
    sky.expect_name().with(eq(3)).returning(|_| "Earth");
    sky.expect_name().return_once(|n| Box::leak(n.to_string().into_boxed_str()));
    assert_eq!(sky.name(3), "Earth");
    assert_eq!(sky.name(8), "8");
}

#[test]
fn slices_paths_and_trait_objects() {
    let mut sky = MockSky::new();
    sky.expect_moons().return_const(&["Io", "Europa"][..]);
    sky.expect_shown().returning(|| &EARTH);
    sky.expect_path().returning(|| Path::new("/sky"));
    assert_eq!(sky.moons().len(), 2);
    assert_eq!(format!("{:?}", sky.shown()), "Planet(3)");
    assert_eq!(sky.path(), Path::new("/sky"));
}

#[test]
fn a_mutable_static_reference() {
    let mut sky = MockSky::new();
    let leaked = Box::leak(Box::new(Planet(1)));
    sky.expect_cell().return_once(move || leaked);
    let planet = sky.cell();
    planet.0 = 9;
    assert_eq!(*planet, Planet(9));
}

#[test]
fn a_static_reference_within_an_option() {
    let mut sky = MockSky::new();
    sky.expect_maybe().return_const(Some("x"));
    assert_eq!(sky.maybe(), Some("x"));
}

#[test]
fn a_static_method_that_returns_a_static_reference() {
    let ctx = MockSky::fixed_context();
    ctx.expect().return_const("fixed");
    assert_eq!(MockSky::fixed(), "fixed");
}
