//! Modules and functions of every visibility, nested in others.

use mockall::predicate::eq;

mod outer {
    use mockall::automock;

    #[automock]
    pub mod open {
        pub fn one(n: u32) -> u32 {
            n
        }
        pub(crate) fn two(n: u32) -> u32 {
            n
        }
        pub(super) fn three(n: u32) -> u32 {
            n
        }
        pub(in super::super) fn four(n: u32) -> u32 {
            n
        }
        pub(in crate::module_visibility) fn five(n: u32) -> u32 {
            n
        }
    }

    #[automock]
    pub(crate) mod within {
        pub fn six(n: u32) -> u32 {
            n
        }
    }

    #[automock]
    pub(super) mod above {
        pub(crate) fn seven(n: u32) -> u32 {
            n
        }
    }

    #[automock]
    mod hidden {
        pub fn eight(n: u32) -> u32 {
            n
        }
    }

    pub mod deeper {
        #[mockall::automock]
        pub mod still {
            pub fn nine(n: u32) -> u32 {
                n
            }
        }
    }

    pub fn three_and_eight() -> u32 {
        let three = mock_open::three_context();
        three.expect().return_const(30u32);
        let eight = mock_hidden::eight_context();
        eight.expect().return_const(80u32);
        mock_open::three(0) + mock_hidden::eight(0) + open::three(1) + hidden::eight(1)
    }
}

use outer::{mock_above, mock_open, mock_within};

#[test]
fn functions_of_every_visibility_are_mocked() {
    let one = mock_open::one_context();
    one.expect().with(eq(0)).return_const(1u32);
    let two = mock_open::two_context();
    two.expect().with(eq(0)).return_const(2u32);
    let four = mock_open::four_context();
    four.expect().with(eq(0)).return_const(4u32);
    let five = mock_open::five_context();
    five.expect().with(eq(0)).return_const(5u32);
    assert_eq!(mock_open::one(0) + mock_open::two(0) + mock_open::four(0) + mock_open::five(0), 12);
}

#[test]
fn the_mock_module_has_the_visibility_of_the_module() {
    let six = mock_within::six_context();
    six.expect().return_const(6u32);
    let seven = mock_above::seven_context();
    seven.expect().return_const(7u32);
    assert_eq!(mock_within::six(0) + mock_above::seven(0), 13);
}

#[test]
fn private_modules_are_mocked_for_their_parent() {
    assert_eq!(outer::three_and_eight(), 112);
}

#[test]
fn modules_are_nested() {
    let nine = outer::deeper::mock_still::nine_context();
    nine.expect().returning(|n| n + 9);
    assert_eq!(outer::deeper::mock_still::nine(1), 10);
}

#[test]
fn the_real_functions_are_left_alone() {
    use outer::{above, open, within};
    let sum = open::one(1) + open::two(1) + open::four(1) + open::five(1) + within::six(1);
    assert_eq!(sum + above::seven(1) + outer::deeper::still::nine(1), 7);
}
