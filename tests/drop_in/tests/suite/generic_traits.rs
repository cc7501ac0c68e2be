//! `#[automock]` on generic traits.

use super::support::panic_text;
use mockall::{automock, mock, predicate::eq};
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

pub trait FromRef<S> {
    fn from_ref(state: &S) -> Self;
}

/// As an application has it that keeps its state in one of the user's.
#[derive(Debug, PartialEq)]
pub struct AppContext(u8);

impl FromRef<u8> for AppContext {
    fn from_ref(state: &u8) -> Self {
        Self(*state)
    }
}

pub struct Registry<S>(Vec<S>)
where
    AppContext: FromRef<S>;

#[automock(type Cli = Registry<S>;)]
pub trait App<S>
where
    S: Clone + 'static,
    AppContext: FromRef<S>,
    [S; 2]: Debug,
{
    type Cli;
    fn cli(&self) -> Self::Cli;
    fn services(&self, registry: &mut Registry<S>, state: S) -> usize;
    fn context(&self, state: &S) -> AppContext {
        AppContext::from_ref(state)
    }
}

mock! {
    Service<S: 'static> where AppContext: FromRef<S>, S: Clone {
        fn open(state: S) -> Registry<S>;
    }
    impl<S: 'static> App<S> for Service<S> where AppContext: FromRef<S>, S: Clone, [S; 2]: Debug {
        type Cli = Registry<S>;
        fn cli(&self) -> Registry<S>;
        fn services(&self, registry: &mut Registry<S>, state: S) -> usize;
    }
}

#[test]
fn bounds_of_other_types_that_mention_the_parameter() {
    let mut app = MockApp::<u8>::new();
    app.expect_cli().returning(|| Registry(vec![1]));
    app.expect_services().returning(|registry, state| {
        registry.0.push(state);
        registry.0.len()
    });
    app.expect_context().returning(|state| AppContext(state + 1));
    let mut registry = app.cli();
    assert_eq!((app.services(&mut registry, 2), registry.0.len()), (2, 2));
    assert_eq!(app.context(&3), AppContext(4));

    let open = MockService::<u8>::open_context();
    open.expect().returning(|state| Registry(vec![state]));
    let mut service = MockService::<u8>::new();
    service.expect_services().return_const(7usize);
    assert_eq!(service.services(&mut MockService::open(1), 2), 7);
}
