//! The attributes of the language on traits, structs, methods and functions.

#![deny(unused_must_use)]
#![allow(unused_attributes)]

use mockall::{automock, predicate::eq};

#[automock]
#[must_use = "a request does nothing until it is sent"]
#[allow(clippy::module_name_repetitions)]
pub trait Request {
    #[must_use]
    fn send(&self) -> u16;
    #[inline]
    fn header(&mut self, name: &str) -> bool {
        name.is_empty()
    }
    #[cold]
    fn abort(&self) {}
    /// The documentation of a method.
    ///
    /// # Panics
    /// Never.
    fn body(&self) -> &[u8];
    #[doc(hidden)]
    fn secret(&self) -> u8;
    #[allow(non_snake_case)]
    fn camelCase(&self, maxSize: u32) -> u32;
    #[allow(unused_variables)]
    fn defaulted(&self, n: u8) -> u8 {
        1
    }
}

#[test]
fn methods_of_a_trait() {
    let mut request = MockRequest::new();
    request.expect_send().return_const(200u16);
    request.expect_header().with(eq("a")).return_const(true);
    request.expect_abort().return_const(());
    request.expect_body().return_const(vec![1]);
    request.expect_secret().return_const(3u8);
    request.expect_camelCase().returning(|n| n);
    request.expect_defaulted().return_const(2u8);
    assert_eq!(request.send(), 200);
    assert!(request.header("a"));
    request.abort();
    assert_eq!(request.body().len(), 1);
    assert_eq!(request.secret() + request.defaulted(0), 5);
    assert_eq!(request.camelCase(4), 4);
}

pub struct Parcel;

#[automock]
#[allow(dead_code)]
impl Parcel {
    #[must_use]
    #[inline(always)]
    pub fn weight(&self) -> u32 {
        1
    }

    #[cold]
    #[inline(never)]
    pub fn lost(&self) -> bool {
        false
    }

    #[expect(unused_variables)]
    pub fn ship(&self, to: &str, express: bool) -> u8 {
        0
    }

    #[cfg(any())]
    pub fn absent(&self) -> Unknown {}

    #[cfg_attr(all(), allow(clippy::unused_self))]
    pub fn label(&self) -> String {
        String::new()
    }
}

#[test]
fn methods_of_a_struct() {
    let mut parcel = MockParcel::new();
    parcel.expect_weight().return_const(5u32);
    parcel.expect_lost().return_const(true);
    parcel.expect_ship().withf(|to, express| to == "Oslo" && *express).return_const(2u8);
    parcel.expect_label().return_const("l");
    assert_eq!(parcel.weight(), 5);
    assert!(parcel.lost());
    assert_eq!(parcel.ship("Oslo", true), 2);
    assert_eq!(parcel.label(), "l");
    assert_eq!(Parcel.weight() + u32::from(Parcel.lost()) + u32::from(Parcel.ship("", true)), 1);
}

#[automock]
#[allow(clippy::all)]
pub mod post {
    #![allow(unused_variables)]

    /// The documentation of a function.
    #[must_use]
    #[inline]
    pub fn stamp(cents: u32) -> u32 {
        0
    }

    #[cold]
    pub fn refuse(why: &str) {}
}

#[test]
fn functions_of_a_module() {
    let stamp = mock_post::stamp_context();
    stamp.expect().returning(|cents| cents + 1);
    let refuse = mock_post::refuse_context();
    refuse.expect().with(eq("late")).times(1).return_const(());
    assert_eq!(mock_post::stamp(1), 2);
    mock_post::refuse("late");
    post::refuse("never");
    assert_eq!(post::stamp(3), 0);
}
