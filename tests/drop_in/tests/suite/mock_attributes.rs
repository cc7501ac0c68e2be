//! Documentation and attributes wherever `mock!` takes them.

#![deny(missing_docs)]

use mockall::{mock, predicate::eq};

/// Something with documentation.
pub trait Documented {
    /// A method with documentation.
    fn documented(&self) -> u8;
    /// Another one.
    fn plain(&self);
}

mock! {
    /// The documentation of the mock.
    ///
    /// It has two paragraphs.
    #[derive(Debug)]
    #[allow(clippy::module_name_repetitions)]
    pub Everything {
        /// The documentation of a method.
        #[must_use]
        #[inline]
        pub fn first(&self, n: u8) -> u8;
        /** A block of documentation. */
        #[allow(clippy::too_many_arguments)]
        pub fn second(&mut self);
        #[doc(hidden)]
        pub fn third() -> u8;
        #[doc = "A doc attribute."]
        #[cold]
        pub fn fourth(&self) -> &u8;
        #[cfg(all())]
        pub fn fifth(&self) -> u8;
    }
    /// The documentation of an impl.
    #[allow(clippy::missing_trait_methods)]
    impl Documented for Everything {
        /// The documentation of a method of a trait.
        #[inline(always)]
        fn documented(&self) -> u8;
        #[allow(unused)]
        fn plain(&self);
    }
}

#[test]
fn methods_with_attributes_are_mocked() {
    let mut mock = MockEverything::new();
    mock.expect_first().with(eq(1)).return_const(2u8);
    mock.expect_second().return_const(());
    mock.expect_fourth().return_const(4);
    mock.expect_documented().return_const(5u8);
    mock.expect_plain().once().return_const(());
    mock.second();
    mock.plain();
    assert_eq!(mock.first(1) + mock.fourth() + mock.documented(), 11);
    let ctx = MockEverything::third_context();
    ctx.expect().return_const(3u8);
    assert_eq!(MockEverything::third(), 3);
}

#[test]
fn a_method_under_a_cfg_is_mocked() {
    let mut mock = MockEverything::new();
    mock.expect_fifth().return_const(5u8);
    assert_eq!(mock.fifth(), 5);
}

#[test]
fn derived_debug_shows_the_name_only() {
    let mut mock = MockEverything::new();
    mock.expect_second().return_const(());
    assert_eq!(format!("{mock:?}"), "MockEverything");
}
