//! Mocks of traits have the visibility of their trait.

mod parts {
    use mockall::automock;

    #[automock]
    pub trait Open {
        fn open(&self) -> u8;
        fn fixed() -> u8;
    }

    #[automock]
    pub(crate) trait Within {
        fn within(&self, n: u8) -> u8;
        fn lend(&self) -> &u8;
    }

    #[automock]
    pub(super) trait Above {
        fn above(&mut self) -> &mut u8;
        fn generic<T: 'static>(&self, t: T) -> T;
        fn fixed(n: u8) -> u8;
    }

    #[automock]
    pub(in crate::trait_visibility) trait Path {
        fn path(&self) -> u8;
    }

    #[automock]
    trait Private {
        fn private(&self) -> u8;
        fn fixed() -> u8;
    }

    pub fn private() -> u8 {
        let mut mock = MockPrivate::new();
        mock.expect_private().return_const(5u8);
        let ctx = MockPrivate::fixed_context();
        ctx.expect().return_const(1u8);
        mock.private() + MockPrivate::fixed()
    }
}

use parts::{Above, MockAbove, MockOpen, MockPath, MockWithin, Open, Path, Within};

#[test]
fn a_public_trait() {
    let mut mock = MockOpen::new();
    mock.expect_open().return_const(1u8);
    assert_eq!(mock.open(), 1);
    let ctx = MockOpen::fixed_context();
    ctx.expect().return_const(2u8);
    assert_eq!(MockOpen::fixed(), 2);
}

#[test]
fn traits_of_the_crate_of_a_module_and_of_a_path() {
    let mut within = MockWithin::new();
    within.expect_within().returning(|n| n + 1);
    within.expect_lend().return_const(2);
    let mut above = MockAbove::new();
    above.expect_above().return_var(3);
    above.expect_generic::<u8>().returning(|t| t);
    let mut path = MockPath::new();
    path.expect_path().return_const(4u8);
    assert_eq!(within.within(0) + *within.lend() + *above.above() + path.path(), 10);
    assert_eq!(above.generic(7u8), 7);
    let ctx = MockAbove::fixed_context();
    ctx.expect().returning(|n| n * 2);
    assert_eq!(MockAbove::fixed(4), 8);
}

#[test]
fn a_private_trait() {
    assert_eq!(parts::private(), 6);
}
