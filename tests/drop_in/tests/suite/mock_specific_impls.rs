//! One generic mock with different impls for different type arguments.

use super::support::panic_text;
use mockall::{mock, predicate::eq};

pub trait Area {
    fn area(&self) -> u32;
    fn scale(&mut self, by: u32) -> bool;
}

pub trait Units {
    fn units(&self) -> String;
}

mock! {
    pub Shape<T: 'static> {
        fn id(&self) -> T;
    }
    impl Area for Shape<u32> {
        fn area(&self) -> u32;
        fn scale(&mut self, by: u32) -> bool;
    }
    impl Area for Shape<i8> {
        fn area(&self) -> u32;
        fn scale(&mut self, by: u32) -> bool;
    }
    impl Units for Shape<i8> {
        fn units(&self) -> String;
    }
}

#[test]
fn each_type_argument_has_its_own_impl() {
    let mut big = MockShape::<u32>::new();
    let mut small = MockShape::<i8>::new();
    big.expect_area().return_const(4000u32);
    small.expect_area().return_const(4u32);
    small.expect_scale().with(eq(2)).return_const(true);
    small.expect_units().return_const("cm");
    small.expect_id().return_const(-1);
    assert_eq!(big.area() + small.area(), 4004);
    assert!(small.scale(2));
    assert_eq!((small.units().as_str(), small.id()), ("cm", -1));
}

#[test]
fn the_words_are_the_same_for_all_of_them() {
    let small = MockShape::<i8>::new();
    assert_eq!(panic_text(|| small.area()), "MockShape::area(): No matching expectation found");
}

pub trait Sink<T> {
    fn accept(&self, item: T) -> u32;
}

mock! {
    pub Tray {}
    impl Sink<u32> for Tray {
        fn accept(&self, item: u32) -> u32;
    }
}

#[test]
fn a_generic_trait_with_a_concrete_argument() {
    let mut tray = MockTray::new();
    tray.expect_accept().with(eq(1)).returning(|item| item + 1);
    let sink: &dyn Sink<u32> = &tray;
    assert_eq!(sink.accept(1), 2);
}

pub trait From2<T> {
    fn from2(&self, _: T) -> u8;
}

pub trait Into2<T> {
    fn into2(&self) -> T;
}

mock! {
    pub Both {}
    impl From2<u8> for Both {
        fn from2(&self, small: u8) -> u8;
    }
    impl Into2<u64> for Both {
        fn into2(&self) -> u64;
    }
}

#[test]
fn several_generic_traits_with_concrete_arguments() {
    let mut both = MockBoth::new();
    both.expect_from2().return_const(1u8);
    both.expect_into2().return_const(2u64);
    assert_eq!(u64::from(both.from2(0)) + both.into2(), 3);
}
