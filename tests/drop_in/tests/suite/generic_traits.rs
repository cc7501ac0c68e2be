//! `#[automock]` on generic traits.

use super::support::panic_text;
use mockall::{automock, predicate::eq};
use std::{
    fmt::{Debug, Display},
    marker::PhantomData,
};

#[automock]
pub trait Encoder<T> {
    fn encode(&self, item: T) -> Vec<u8>;
    fn size(&self) -> usize;
}

fn total<T, E: Encoder<T>>(encoder: &E, items: Vec<T>) -> usize {
    items.into_iter().map(|item| encoder.encode(item).len()).sum::<usize>() + encoder.size()
}

#[test]
fn the_mock_has_the_parameter_of_the_trait() {
    let mut encoder = MockEncoder::<u16>::new();
    encoder.expect_encode().returning(|item| item.to_be_bytes().to_vec());
    encoder.expect_size().return_const(1usize);
    assert_eq!(total(&encoder, vec![1, 2]), 5);
}

#[test]
fn the_parameter_is_inferred() {
    let mut encoder = MockEncoder::new();
    encoder.expect_encode().with(eq("x".to_owned())).return_const(vec![1]);
    assert_eq!(encoder.encode(String::from("x")), [1]);
}

pub struct NotDebug;

#[test]
fn a_parameter_is_not_known_to_be_debug() {
    let encoder = MockEncoder::<u8>::new();
    assert_eq!(
        panic_text(|| encoder.encode(1)),
        "MockEncoder::encode(?): No matching expectation found"
    );
    let encoder = MockEncoder::<NotDebug>::new();
    assert_eq!(
        panic_text(|| encoder.encode(NotDebug)),
        "MockEncoder::encode(?): No matching expectation found"
    );
}

#[automock]
pub trait Codec<I, O>
where
    I: Debug + 'static,
    O: Clone + 'static,
{
    fn run(&mut self, input: I) -> Result<O, String>;
    fn last(&self) -> &O;
    fn generic<U: 'static>(&self, input: I, with: U) -> (U, O);
    fn fixed(input: &I) -> O;
}

#[test]
fn several_parameters_and_a_where_clause() {
    let mut codec = MockCodec::<u8, String>::new();
    codec.expect_run().with(eq(1)).return_const(Ok("one".to_owned()));
    codec.expect_last().return_const("last".to_owned());
    assert_eq!(codec.run(1).as_deref(), Ok("one"));
    assert_eq!(codec.last(), "last");
    let text = panic_text(|| codec.run(2).is_ok());
    assert_eq!(text, "MockCodec::run(2): No matching expectation found");
}

#[test]
fn generic_methods_of_a_generic_trait() {
    let mut codec = MockCodec::<u8, char>::new();
    codec.expect_generic::<bool>().returning(|input, with| (with, input as char));
    assert_eq!(codec.generic(65, true), (true, 'A'));
    let ctx = MockCodec::<u8, char>::fixed_context();
    ctx.expect().returning(|input| *input as char);
    assert_eq!(MockCodec::<u8, char>::fixed(&66), 'B');
}

#[automock]
pub trait Tagged<T: Display + Clone = u8> {
    fn tag(&self) -> T;
}

#[test]
fn bounds_written_with_the_parameter() {
    let mut tagged = MockTagged::<f64>::new();
    tagged.expect_tag().return_const(1.5);
    assert_eq!(tagged.tag().to_string(), "1.5");
}

#[automock]
pub trait Marked<T> {
    fn mark(&self) -> PhantomData<T>;
    fn boxed(&self) -> Box<dyn Fits<T>>;
}

pub trait Fits<T> {
    fn fits(&self, item: &T) -> bool;
}

impl Fits<u8> for u8 {
    fn fits(&self, item: &u8) -> bool {
        item <= self
    }
}

#[test]
fn the_parameter_within_other_types() {
    let mut marked = MockMarked::<u8>::new();
    marked.expect_mark().return_const(PhantomData);
    marked.expect_boxed().returning(|| Box::new(4u8));
    let PhantomData = marked.mark();
    assert!(marked.boxed().fits(&3));
}
