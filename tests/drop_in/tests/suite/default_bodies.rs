//! Methods with a default body are mocked like those without.

use super::support::panic_text;
use mockall::{automock, mock};

#[automock]
pub trait Cart {
    fn items(&self) -> Vec<u32>;

    fn total(&self) -> u32 {
        self.items().iter().sum()
    }

    fn currency() -> &'static str {
        "EUR"
    }

    fn add(&mut self, mut price: u32, times: u32) -> bool {
        price *= times;
        price > 0
    }
}

#[test]
fn automock_replaces_the_body() {
    let mut cart = MockCart::new();
    cart.expect_total().return_const(99u32);
    cart.expect_add().returning(|price, times| price == times);
    assert_eq!(cart.total(), 99);
    assert!(cart.add(3, 3));
}

#[test]
fn automock_does_not_fall_back_to_the_body() {
    let mut cart = MockCart::new();
    cart.expect_items().never();
    assert_eq!(panic_text(|| cart.total()), "MockCart::total(): No matching expectation found");
    assert_eq!(panic_text(|| cart.add(1, 2)), "MockCart::add(1, 2): No matching expectation found");
}

#[test]
fn a_static_method_with_a_body() {
    let ctx = MockCart::currency_context();
    ctx.expect().return_const("SEK");
    assert_eq!(MockCart::currency(), "SEK");
}

mock! {
    Basket {}
    impl Cart for Basket {
        fn items(&self) -> Vec<u32>;
    }
}

#[test]
fn mock_keeps_the_body_of_what_is_left_out() {
    let mut basket = MockBasket::new();
    basket.expect_items().times(1).return_const(vec![1, 2, 3]);
    assert_eq!(basket.total(), 6);
    assert!(!basket.add(0, 1));
    assert_eq!(<MockBasket as Cart>::currency(), "EUR");
}
