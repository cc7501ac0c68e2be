#![doc = include_str!("../README.md")]
#![doc = ""]
#![doc = "This crate holds the tests of standin: those of the README as doc tests of this page."]

pub mod failing;

/// A trait that is inherited from in another crate.
#[standin::automock(inheritable)]
pub trait Device {
    /// What it is called.
    fn name(&self) -> &str;
    /// Reads so many bytes.
    fn read(&mut self, size: usize) -> Result<Vec<u8>, String>;
    /// Whether it is one.
    fn is_real(&self) -> bool {
        private()
    }
}

fn private() -> bool {
    true
}

#[doc = include_str!("../COMING_FROM_UNITTEST_MOCK.md")]
pub mod coming_from_unittest_mock {}
