//! Constructors of generic traits and structs, and constructors that are generic.

use super::support::{hold, panic_text};
use mockall::{automock, mock, predicate::eq};
use std::{fmt::Debug, sync::Mutex};

static LOCK: Mutex<()> = Mutex::new(());

#[automock]
pub trait Cell<T: Clone + 'static> {
    fn new(value: T) -> Self;
    fn get(&self) -> T;
}

fn roundtrip<C: Cell<u8>>(value: u8) -> u8 {
    C::new(value).get()
}

#[test]
fn a_constructor_of_a_generic_trait() {
    let _lock = hold(&LOCK);
    let ctx = MockCell::<u8>::new_context();
    ctx.expect().with(eq(4)).times(1).returning(|value| {
        let mut cell = MockCell::default();
        cell.expect_get().return_const(value + 1);
        cell
    });
    assert_eq!(roundtrip::<MockCell<u8>>(4), 5);
}

pub struct Ring<T> {
    items: Vec<T>,
}

#[automock]
impl<T> Ring<T>
where
    T: Clone + Debug + 'static,
{
    pub fn new(items: Vec<T>) -> Self {
        Ring { items }
    }

    pub fn try_new(first: T) -> Result<Box<Self>, T> {
        Ok(Box::new(Ring { items: vec![first] }))
    }

    pub fn convert<U: Into<T> + 'static>(from: U) -> Self {
        Ring { items: vec![from.into()] }
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }
}

fn ring(len: usize) -> MockRing<char> {
    let mut ring = MockRing::default();
    ring.expect_len().return_const(len);
    ring
}

#[test]
fn constructors_of_a_generic_struct() {
    let _lock = hold(&LOCK);
    let new = MockRing::<char>::new_context();
    new.expect().returning(|items| ring(items.len() + 1));
    let try_new = MockRing::<char>::try_new_context();
    try_new.expect().with(eq('e')).returning(Err);
    try_new.expect().returning(|_| Ok(Box::new(ring(9))));
    assert_eq!(MockRing::new(vec!['a', 'b']).len(), 3);
    assert_eq!(MockRing::try_new('e').err(), Some('e'));
    assert_eq!(MockRing::try_new('f').unwrap().len(), 9);
}

#[test]
fn a_generic_constructor_of_a_generic_struct() {
    let _lock = hold(&LOCK);
    let ctx = MockRing::<char>::convert_context();
    ctx.expect::<u8>().returning(|from| ring(usize::from(from)));
    assert_eq!(MockRing::<char>::convert(6u8).len(), 6);
    let text = panic_text(|| MockRing::<char>::convert('c').len());
    assert_eq!(text, "MockRing::convert(?): No matching expectation found");
}

#[test]
fn other_type_arguments_have_no_expectations() {
    let _lock = hold(&LOCK);
    let ctx = MockRing::<char>::new_context();
    ctx.expect().returning(|_| ring(0));
    let text = panic_text(|| MockRing::<u8>::new(vec![1]).len());
    assert_eq!(text, "MockRing::new([1]): No matching expectation found");
}

mock! {
    pub Handle<T: 'static> {
        pub fn new(value: T) -> Self;
        pub fn from_text<S: AsRef<str> + 'static>(text: S) -> Option<Self>;
        pub fn id(&self) -> u32;
    }
}

#[test]
fn constructors_in_mock() {
    let _lock = hold(&LOCK);
    let new = MockHandle::<u8>::new_context();
    new.expect().returning(|value| {
        let mut handle = MockHandle::default();
        handle.expect_id().return_const(u32::from(value));
        handle
    });
    let from_text = MockHandle::<u8>::from_text_context();
    from_text.expect::<String>().returning(|text| (!text.is_empty()).then(MockHandle::default));
    assert_eq!(MockHandle::new(3u8).id(), 3);
    assert!(MockHandle::<u8>::from_text(String::new()).is_none());
}
