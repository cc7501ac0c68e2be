//! Methods and impls that exist only under a `cfg`.

use mockall::{automock, mock};

pub trait Always {
    fn always(&self) -> u8;
}

#[cfg(any())]
pub trait Never {
    fn never_there(&self, of: TypeThatDoesNotExist) -> u8;
}

mock! {
    pub Conditional {
        #[cfg(all())]
        fn present(&self) -> u8;
        #[cfg(any())]
        fn absent(&self, of: TypeThatDoesNotExist) -> u8;
        #[cfg(all())]
        fn present_static() -> u8;
        #[cfg(any())]
        fn absent_static(of: TypeThatDoesNotExist) -> u8;
    }
    #[cfg(all())]
    impl Always for Conditional {
        fn always(&self) -> u8;
    }
    #[cfg(any())]
    impl Never for Conditional {
        fn never_there(&self, of: TypeThatDoesNotExist) -> u8;
    }
}

#[test]
fn only_what_is_configured_is_there() {
    let mut mock = MockConditional::new();
    mock.expect_present().return_const(1u8);
    mock.expect_always().return_const(2u8);
    assert_eq!(mock.present() + mock.always(), 3);
    mock.checkpoint();
    let ctx = MockConditional::present_static_context();
    ctx.expect().return_const(4u8);
    assert_eq!(MockConditional::present_static(), 4);
}

#[automock]
pub trait Platform {
    #[cfg(all())]
    fn here(&self) -> u8;
    #[cfg(any())]
    fn elsewhere(&self, of: TypeThatDoesNotExist) -> u8;
    #[cfg(target_pointer_width = "16")]
    fn tiny(&self) -> u8;
    #[cfg(not(target_pointer_width = "16"))]
    fn tiny(&self) -> u16;
}

#[test]
fn a_trait_with_methods_for_other_platforms() {
    let mut mock = MockPlatform::new();
    mock.expect_here().return_const(1u8);
    mock.expect_tiny().return_const(300u16);
    assert_eq!(u16::from(mock.here()) + mock.tiny(), 301);
}

#[automock]
pub mod system {
    #[cfg(all())]
    pub fn here() -> u8 {
        1
    }

    #[cfg(any())]
    pub fn elsewhere(of: TypeThatDoesNotExist) -> u8 {
        of.size()
    }
}

#[test]
fn a_module_with_functions_for_other_platforms() {
    let ctx = mock_system::here_context();
    ctx.expect().return_const(8u8);
    assert_eq!(mock_system::here() + system::here(), 9);
    mock_system::checkpoint();
}
