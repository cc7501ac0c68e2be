//! Type parameters of mocks that are not `'static`: what the mock is given may borrow from the test, and
//! generic code may have a mock of any `T`.

use futures::executor::block_on;
use mockall::{PredicateBooleanExt, Sequence, automock, mock, predicate::*};

#[automock]
pub trait Filter<T> {
    fn keep(&self, item: T) -> bool;
    fn map(&mut self, item: T) -> T;
    fn look(&self, item: &T) -> usize;
    fn change(&self, item: &mut T);
    fn all(&self, items: &[T]) -> Option<T>;
    fn best(&self) -> &T;
    fn name(&self, prefix: &str) -> String;
}

#[test]
fn an_argument_borrows_from_the_test() {
    let text = String::from("abc");
    let mut filter = MockFilter::<&str>::new();
    filter.expect_keep().withf(|item| item.len() == 3).times(1).return_const(true);
    filter.expect_map().returning(|item| &item[1..]);
    filter.expect_look().withf(|item| *item == "abc").returning(|item| item.len());
    filter.expect_change().returning(|item| *item = "new");
    filter.expect_all().returning(|items| items.first().copied());
    filter.expect_best().return_const("best");
    filter.expect_name().with(eq("p")).returning(|prefix| format!("{prefix}!"));
    assert!(filter.keep(&text));
    assert_eq!(filter.map(&text), "bc");
    let mut item = text.as_str();
    assert_eq!(filter.look(&item), 3);
    assert_eq!(filter.all(&[item, "x"]), Some("abc"));
    filter.change(&mut item);
    assert_eq!((item, *filter.best()), ("new", "best"));
    assert_eq!(filter.name("p"), "p!");
}

#[test]
fn predicates_of_what_does_not_borrow() {
    let mut filter = MockFilter::<u8>::new();
    filter.expect_keep().with(gt(3)).return_const(true);
    filter.expect_keep().with(always()).return_const(false);
    filter.expect_look().with(eq(1).or(eq(2))).return_const(7usize);
    filter.expect_all().with(eq([1, 2].as_slice())).return_const(Some(2));
    assert_eq!([filter.keep(4), filter.keep(3)], [true, false]);
    assert_eq!((filter.look(&2), filter.all(&[1, 2])), (7, Some(2)));
}

struct Sieve<T> {
    filter: MockFilter<T>,
}

impl<T> Sieve<T> {
    fn sift(&self, items: Vec<T>) -> usize {
        items.into_iter().filter(|item| self.filter.look(item) > 0).count()
    }
}

#[test]
fn generic_code_has_a_mock() {
    let mut sieve = Sieve { filter: MockFilter::new() };
    sieve.filter.expect_look().with(eq(3)).return_const(0usize);
    sieve.filter.expect_look().return_const(1usize);
    assert_eq!(sieve.sift(vec![1, 2, 3]), 2);
}

fn unchanged<T>() -> MockFilter<T> {
    let mut filter = MockFilter::new();
    filter.expect_map().returning(|item| item);
    filter
}

#[test]
fn generic_code_sets_a_mock_up() {
    let text = String::from("abc");
    assert_eq!(unchanged().map(3), 3);
    assert_eq!(unchanged::<&str>().map(&text), "abc");
}

fn boxed<'a>() -> Box<dyn Filter<&'a str> + 'a> {
    let mut filter = MockFilter::new();
    filter.expect_keep().return_const(true);
    Box::new(filter)
}

#[test]
fn a_trait_object_of_what_borrows() {
    let text = String::from("abc");
    assert!(boxed().keep(&text));
}

#[test]
fn sequences_and_checkpoints() {
    let text = String::from("abc");
    let mut order = Sequence::new();
    let mut filter = MockFilter::<&str>::new();
    filter.expect_keep().times(1).in_sequence(&mut order).return_const(false);
    filter.expect_map().once().in_sequence(&mut order).return_once(|item| item);
    filter.expect_look().never();
    filter.keep(&text);
    filter.map(&text);
    filter.checkpoint();
    filter.expect_keep().returning_st(|item| item.is_empty());
    filter.expect_map().return_once_st(|item| item);
    assert!(!filter.keep(&text));
    assert_eq!(filter.map(&text), "abc");
}

#[automock]
pub trait Shown<T: std::fmt::Debug> {
    fn show(&self, what: T, prefix: &str) -> u32;
}

#[test]
#[should_panic(expected = "MockFilter::keep(?): No matching expectation found")]
fn what_has_no_debug_is_not_shown() {
    let mut filter = MockFilter::<&str>::new();
    filter.expect_keep().withf(|item| item.len() == 4).return_const(true);
    filter.keep("abc");
}

#[test]
#[should_panic(expected = "MockShown::show(\"abc\", \"x\"): No matching expectation found")]
fn what_has_a_debug_is_shown() {
    let text = String::from("abc");
    let mut shown = MockShown::<&str>::new();
    shown.expect_show().withf(|_, prefix| prefix == "y").return_const(1u32);
    shown.show(&text, "x");
}

#[test]
#[should_panic(expected = "MockShown::show: Expectation(var == 4, var == \"x\") called 0 time(s) \
                           which is fewer than expected 1")]
fn too_few_calls() {
    let mut shown = MockShown::<u8>::new();
    shown.expect_show().with(eq(4), eq("x")).times(1).return_const(4u32);
    shown.checkpoint();
}

#[test]
#[should_panic(expected = "MockShown::show: Expectation(var == 4, var == \"x\") called 2 times \
                           which is more than the expected 1")]
fn too_many_calls() {
    let mut shown = MockShown::<u8>::new();
    shown.expect_show().with(eq(4), eq("x")).times(1).return_const(4u32);
    shown.show(4, "x");
    shown.show(4, "x");
}

#[test]
#[should_panic(
    expected = "MockFilter::map: Expectation(<anything>) called twice, but it returns by \
                           move"
)]
fn an_answer_that_was_moved() {
    let mut filter = MockFilter::<u8>::new();
    filter.expect_map().return_once(|item| item);
    filter.map(1);
    filter.map(2);
}

#[automock]
pub trait Later<T> {
    async fn fetch(&self, key: T, from: &str) -> T;
    fn keys(&self) -> impl Iterator<Item = T>;
}

#[test]
fn futures_of_what_borrows() {
    let text = String::from("abc");
    let mut later = MockLater::<&str>::new();
    later.expect_fetch().returning(|key, _| key);
    assert_eq!(block_on(later.fetch(&text, "x")), "abc");
    let mut later = MockLater::<u8>::new();
    later.expect_keys().returning(|| Box::new([1, 2].into_iter()));
    assert_eq!(later.keys().count(), 2);
}

pub trait Sink<T> {
    fn put(&mut self, item: T) -> usize;
}
pub trait Named {
    fn name(&self) -> String;
}

mock! {
    pub Pipe<T> {
        fn peek(&self, item: &T) -> bool;
    }
    impl<T> Sink<T> for Pipe<T> {
        fn put(&mut self, item: T) -> usize;
    }
    impl Named for Pipe<u8> {
        fn name(&self) -> String;
    }
    impl<T> Iterator for Pipe<T> {
        type Item = T;
        fn next(&mut self) -> Option<T>;
    }
    impl<T> Clone for Pipe<T> {
        fn clone(&self) -> Self;
    }
}

fn fill<'a>(sink: &mut impl Sink<&'a str>, text: &'a str) -> usize {
    sink.put(text)
}

#[test]
fn a_struct_with_traits_of_what_borrows() {
    let text = String::from("abc");
    let mut pipe = MockPipe::<&str>::new();
    pipe.expect_put().returning(|item| item.len());
    pipe.expect_next().returning(|| Some("next"));
    assert_eq!(fill(&mut pipe, &text), 3);
    assert_eq!(pipe.next(), Some("next"));
}

#[test]
fn a_struct_with_a_trait_for_one_of_its_types() {
    let mut pipe = MockPipe::<u8>::new();
    pipe.expect_name().return_const("u8");
    pipe.expect_clone().times(1).returning(MockPipe::new);
    pipe.expect_peek().with(eq(2)).return_const(true);
    assert_eq!(pipe.name(), "u8");
    let _ = pipe.clone();
    assert!(pipe.peek(&2));
}

#[automock]
pub trait Text<T: ?Sized> {
    fn len(&self, of: &T) -> usize;
    fn make(&self) -> Box<T>;
}

#[test]
fn a_parameter_that_is_not_sized() {
    let mut text = MockText::<str>::new();
    text.expect_len().with(eq("abc")).return_const(3usize);
    text.expect_make().returning(|| "x".into());
    assert_eq!((text.len("abc"), &*text.make()), (3, "x"));
}

#[automock]
pub trait Grid<T, const N: usize> {
    fn row(&self, of: [T; N]) -> usize;
}

#[test]
fn a_constant_beside_it() {
    let mut grid = MockGrid::<u8, 2>::new();
    grid.expect_row().with(eq([1, 2])).return_const(2usize);
    assert_eq!(grid.row([1, 2]), 2);
}
