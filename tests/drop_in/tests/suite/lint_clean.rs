//! What is generated passes under strict lints.

#![deny(
    missing_docs,
    missing_debug_implementations,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    unsafe_code,
    unused,
    bare_trait_objects,
    ellipsis_inclusive_range_patterns,
    unconditional_recursion
)]

use mockall::{automock, mock};

/// A trait.
#[automock]
pub trait Strict {
    /// A method.
    fn one(&self, n: u32) -> u32;
    /// A method that lends.
    fn lend(&self) -> &str;
    /// A method that lends mutably.
    fn change(&mut self) -> &mut u32;
    /// A generic method.
    fn generic<T: 'static>(&self, t: T) -> T;
    /// A static method.
    fn fixed() -> u32;
}

/// A struct.
#[derive(Debug)]
pub struct Solid;

#[automock]
impl Solid {
    /// A constructor.
    pub fn new() -> Self {
        Solid
    }

    /// A method.
    pub fn mass(&self) -> u32 {
        1
    }
}

/// A module.
#[automock]
pub mod tools {
    /// A function.
    pub fn count(n: u32) -> u32 {
        n
    }
}

mock! {
    /// A mock.
    #[derive(Debug)]
    pub Fluid {
        /// A method.
        pub fn flow(&self) -> u32;
    }
    impl Clone for Fluid {
        fn clone(&self) -> Self;
    }
}

#[test]
fn everything_is_used_once() {
    let mut strict = MockStrict::new();
    strict.expect_one().returning(|n| n);
    strict.expect_lend().return_const("l".to_owned());
    strict.expect_change().return_var(2);
    strict.expect_generic::<u8>().returning(|t| t);
    assert_eq!(strict.one(1) + strict.lend().len() as u32 + *strict.change(), 4);
    assert_eq!(strict.generic(1u8), 1);
    let fixed = MockStrict::fixed_context();
    fixed.expect().return_const(3u32);
    let new = MockSolid::new_context();
    new.expect().returning(|| {
        let mut solid = MockSolid::default();
        solid.expect_mass().return_const(9u32);
        solid
    });
    assert_eq!(MockStrict::fixed() + MockSolid::new().mass() + Solid::new().mass(), 13);
    let count = mock_tools::count_context();
    count.expect().returning(|n| n * 2);
    let mut fluid = MockFluid::new();
    fluid.expect_flow().return_const(5u32);
    fluid.expect_clone().returning(MockFluid::new);
    let _ = fluid.clone();
    assert_eq!(mock_tools::count(1) + tools::count(1) + fluid.flow(), 8);
}
