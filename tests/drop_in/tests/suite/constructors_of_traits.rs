//! Traits with constructors: of `Self`, and of other trait objects.

use super::support::{hold, panic_text};
use mockall::automock;
use std::sync::Mutex;

static LOCK: Mutex<()> = Mutex::new(());

pub trait Engine {
    fn power(&self) -> u32;
}

#[automock]
pub trait Vendor {
    fn new(name: String) -> Self;
    fn engine(power: u32) -> Box<dyn Engine>;
    fn name(&self) -> String;
}

struct Fixed(u32);

impl Engine for Fixed {
    fn power(&self) -> u32 {
        self.0
    }
}

#[test]
fn a_trait_with_a_constructor() {
    let _lock = hold(&LOCK);
    let ctx = MockVendor::new_context();
    ctx.expect().returning(|name| {
        let mut vendor = MockVendor::default();
        vendor.expect_name().return_const(name);
        vendor
    });
    let vendor: MockVendor = Vendor::new("Acme".into());
    assert_eq!(vendor.name(), "Acme");
}

#[test]
fn a_trait_that_makes_a_trait_object() {
    let _lock = hold(&LOCK);
    let ctx = MockVendor::engine_context();
    ctx.expect().returning(|power| Box::new(Fixed(power)));
    assert_eq!(MockVendor::engine(90).power(), 90);
}

fn hire<V: Vendor>(names: &[&str]) -> Vec<V> {
    names.iter().map(|name| V::new(name.to_string())).collect()
}

#[test]
fn generic_code_makes_its_own_mocks() {
    let _lock = hold(&LOCK);
    let ctx = MockVendor::new_context();
    ctx.expect().times(2).returning(|_| MockVendor::default());
    assert_eq!(hire::<MockVendor>(&["a", "b"]).len(), 2);
}

#[test]
fn a_constructor_that_was_not_expected() {
    let _lock = hold(&LOCK);
    let text = panic_text(|| hire::<MockVendor>(&["a"]).len());
    assert_eq!(text, "MockVendor::new(\"a\"): No matching expectation found");
}
