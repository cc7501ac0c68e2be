//! Traits and mocks that are written inside a function.

use super::support::panic_text;
use mockall::{automock, mock, predicate::eq};

pub trait Outer {
    fn outer(&self, n: u32) -> u32;
}

#[test]
fn a_trait_inside_a_test() {
    #[automock]
    trait Local {
        fn get(&self, n: u32) -> String;
        fn lend(&self) -> &str;
        fn make() -> u8;
    }

    let mut mock = MockLocal::new();
    mock.expect_get().with(eq(1)).returning(|n| n.to_string());
    mock.expect_lend().return_const("l".to_owned());
    let local: &dyn Fn() -> String = &|| mock.get(1) + mock.lend();
    assert_eq!(local(), "1l");
    let ctx = MockLocal::make_context();
    ctx.expect().return_const(5);
    assert_eq!(MockLocal::make(), 5);
    assert_eq!(panic_text(|| mock.get(2)), "MockLocal::get(2): No matching expectation found");
}

#[test]
fn another_trait_of_the_same_name_inside_another_test() {
    #[automock]
    trait Local {
        fn get(&self) -> u64;
    }

    let mut mock = MockLocal::new();
    mock.expect_get().times(1).return_const(7u64);
    assert_eq!(Local::get(&mock), 7);
}

#[test]
fn a_mock_inside_a_test() {
    mock! {
        Inner {
            fn inner(&self) -> u32;
        }
        impl Outer for Inner {
            fn outer(&self, n: u32) -> u32;
        }
    }

    let mut mock = MockInner::new();
    mock.expect_inner().return_const(1u32);
    mock.expect_outer().returning(|n| n * 2);
    assert_eq!(mock.outer(mock.inner()), 2);
}

#[test]
fn a_struct_inside_a_test() {
    struct Tool;

    #[automock]
    impl Tool {
        fn size(&self, scale: f64) -> f64 {
            scale
        }
    }

    let mut tool = MockTool::new();
    tool.expect_size().returning(|scale| scale * 2.0);
    assert_eq!(tool.size(1.5) + Tool.size(1.0), 4.0);
}
