//! The libraries compared: how each doubles a trait and sets a test up, in its own idiom.
//! A new one is a new file and a line in `ALL`.

mod faux;
mod hand;
mod mockall;
mod mry;
mod none;
mod standin;
mod unimock;

use crate::subject::{Method, Trait};

pub trait Library {
    fn name(&self) -> &'static str;

    /// The line under `[dependencies]`, exact so that figures can be compared later.
    fn dependency(&self) -> String;

    /// What stands once at the top of the crate.
    fn header(&self) -> &'static str {
        ""
    }

    /// Whether the crate has mockall's macros, names and words, and so takes the mixed workload.
    fn speaks_mockall(&self) -> bool {
        false
    }

    /// The trait with its double.
    fn double(&self, subject: &Trait) -> String;

    /// The statements that make `mock` and expect one call of each method;
    /// `None` for a library without doubles, which has no tests.
    fn setup(&self, subject: &Trait, used: [&Method; 2]) -> Option<String>;

    /// The statements after the calls, for a library that asks afterwards.
    fn verification(&self, _used: [&Method; 2]) -> String {
        String::new()
    }
}

pub const ALL: &[&dyn Library] = &[
    &none::None,
    &hand::Hand,
    &standin::Standin,
    &mockall::Mockall,
    &unimock::Unimock,
    &faux::Faux,
    &mry::Mry,
];

/// Of all of them, as the command line has them.
pub const NAMES: &str = "none,hand,standin,mockall,unimock,faux,mry";

pub fn named(name: &str) -> Option<&'static dyn Library> {
    ALL.iter().copied().find(|library| library.name() == name)
}
