//! `mock!` with a visibility on the struct and on every method.

mod lab {
    use mockall::mock;

    pub struct Sample(pub u32);

    mock! {
        pub Public {
            pub fn all(&self) -> u32;
            pub(crate) fn within(&self) -> u32;
            pub(super) fn above(&self) -> u32;
            pub(in crate::mock_visibility) fn path(&self) -> u32;
            fn private(&self) -> u32;
        }
    }

    mock! {
        pub(crate) Crate {
            pub(crate) fn take(&self, sample: super::lab::Sample) -> u32;
        }
    }

    mock! {
        pub(super) Super {
            pub(super) fn make() -> u32;
        }
    }

    mock! {
        Private {
            fn get(&self) -> &super::Outside;
        }
    }

    pub fn private_sum() -> u32 {
        let mut public = MockPublic::new();
        public.expect_private().return_const(1u32);
        let mut private = MockPrivate::new();
        private.expect_get().return_const(super::Outside(2));
        public.private() + private.get().0
    }
}

pub struct Outside(u32);

use lab::{MockCrate, MockPublic, MockSuper, Sample};

#[test]
fn methods_are_seen_from_outside_as_their_visibility_says() {
    let mut public = MockPublic::new();
    public.expect_all().return_const(1u32);
    public.expect_within().return_const(2u32);
    public.expect_above().return_const(3u32);
    public.expect_path().return_const(4u32);
    assert_eq!(public.all() + public.within() + public.above() + public.path(), 10);
}

#[test]
fn a_mock_for_the_crate() {
    let mut mock = MockCrate::new();
    mock.expect_take().withf(|sample| sample.0 == 2).returning(|sample| sample.0);
    assert_eq!(mock.take(Sample(2)), 2);
}

#[test]
fn a_mock_for_the_parent_with_a_static_method() {
    let ctx = MockSuper::make_context();
    ctx.expect().return_const(6u32);
    assert_eq!(MockSuper::make(), 6);
}

#[test]
fn private_methods_are_seen_inside() {
    assert_eq!(lab::private_sum(), 3);
}
