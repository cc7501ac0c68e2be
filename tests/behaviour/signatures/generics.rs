//! Generic traits, associated types and constants.

use super::*;
use crate::failing::failure;
use standin::mock;

#[automock]
trait Repository<K, V: Clone, const N: usize>
where
    K: PartialEq,
{
    fn get(&self, key: &K) -> Option<V>;
    fn all(&self) -> [V; N];
    fn first(&self) -> &V;
    fn wrap(&self, list: &[&V]) -> usize;
}

#[test]
fn generic_traits_are_mocked() {
    let mut mock = MockRepository::<u8, String, 2>::new();
    mock.expect_get().withf(|key| *key == 1).returning(|_| Some("one".into()));
    mock.first.returns("first".to_string());
    mock.wrap.side_effect(|list: &[&String]| list.len());
    mock.all.returns(["a".into(), "b".into()]);
    assert_eq!(mock.get(&1), Some("one".into()));
    assert_eq!(mock.first(), "first");
    assert_eq!(mock.wrap(&[&"x".into()]), 1);
    assert_eq!(mock.all(), ["a", "b"]);
}

#[automock(type Key = u16; type Value = String; const SIZE: usize = 4;)]
trait Cache {
    type Key;
    type Value;
    const SIZE: usize;
    const NAME: &'static str = "cache";
    fn get(&self, key: Self::Key) -> Option<Self::Value>;
    fn peek(&self, key: &Self::Key) -> Option<&Self::Value>;
    fn join(&self, other: &Self) -> usize;
}

#[test]
fn associated_types_and_constants_are_given() {
    let mock = MockCache::new();
    mock.get.returns(Some("v".to_string()));
    mock.peek.returns(None);
    mock.join.returns(1);
    assert_eq!(mock.get(3), Some("v".into()));
    assert_eq!(mock.peek(&3), None);
    assert_eq!(mock.join(&MockCache::new()), 1);
    assert_eq!((MockCache::SIZE, MockCache::NAME), (4, "cache"));
    mock.get.assert_called_once_with(3);
}

#[automock(type Key = u16;)]
trait Index
where
    Self::Key: fmt::Debug,
{
    type Key: 'static;
    fn put<T: Into<Self::Key> + 'static>(&self, key: T) -> bool;
    fn each<F>(&self, with: F) -> Self::Key
    where
        F: Fn(Self::Key) -> Self::Key;
    fn parse<'a, T: From<&'a str> + 'static>(&self, text: &'a str) -> T;
    fn show<'a, T>(&self, item: &'a T) -> usize
    where
        T: fmt::Debug + 'static,
        &'a T: Into<&'a T>;
}

#[test]
fn bounds_may_name_associated_types_and_lifetimes() {
    let mut mock = MockIndex::new();
    mock.expect_put::<u8>().with(3).returning(|key| u16::from(key) == 3);
    mock.expect_each().returning(|with| with(4));
    mock.expect_parse::<String>().returning(|text| text.to_uppercase());
    mock.expect_show::<char>().returning(|_| 1);
    let by = 2;
    assert!(mock.put(3u8));
    assert_eq!(
        (mock.each(|n| n * by), mock.parse::<String>("x"), mock.show(&'c')),
        (8, "X".into(), 1)
    );
}

#[automock]
trait Slice<'a, T: 'a> {
    fn longest(&self, items: &'a [T]) -> usize;
    fn first(items: &'a [T]) -> Option<&'a T>;
}

#[test]
fn a_parameter_may_have_to_outlive_another() {
    let mut mock = MockSlice::<u8>::new();
    mock.expect_longest().returning(|items| items.len());
    let first = MockSlice::<u8>::first_context();
    first.expect().returning(|items| items.first());
    assert_eq!((mock.longest(&[1, 2]), MockSlice::<u8>::first(&[1, 2])), (2, Some(&1)));
}

struct Reader<'a>(&'a str);

#[automock]
impl Reader<'_> {
    fn read(&self, length: usize) -> &str {
        &self.0[..length]
    }
}

struct Shelf<T>(T);

#[automock]
impl Shelf<u8> {
    fn take(&self, other: &Self) -> u8 {
        self.0 + other.0
    }
}

#[test]
fn a_block_may_be_for_one_choice_of_the_parameters() {
    let mock = MockReader::new();
    mock.read.returns("mocked");
    assert_eq!((mock.read(3), Reader("real").read(2)), ("mocked", "re"));
    let mock = MockShelf::new();
    mock.take.returns(3);
    assert_eq!((mock.take(&MockShelf::new()), Shelf(1).take(&Shelf(1))), (3, 2));
}

#[automock(type Item<'i> = &'i str; type Items<'a, T> = std::vec::IntoIter<(&'a str, T)>;)]
trait Lending {
    type Item<'a>
    where
        Self: 'a;
    type Items<'a, T: 'a>: Iterator<Item = (Self::Item<'a>, T)>
    where
        Self: 'a;
    fn next(&mut self) -> Option<Self::Item<'_>>;
    fn put(&self, item: Self::Item<'_>, others: &[Self::Item<'_>]) -> usize;
    fn items<'a>(&'a self) -> Self::Items<'a, u8>;
}

#[test]
fn a_generic_associated_type_is_what_the_attribute_says_for_its_arguments() {
    fn drained<L>(lending: &mut L) -> String
    where
        L: for<'a> Lending<Item<'a> = &'a str> + 'static,
    {
        let mut drained = String::new();
        while let Some(item) = lending.next() {
            drained.push_str(item);
        }
        drained
    }
    let mut mock = MockLending::new();
    mock.next.side_effect([Some("a".to_string()), Some("b".to_string()), None]);
    mock.expect_put().with("item", ["other"]).returning(|item, _| item.len());
    mock.expect_items().returning(|| vec![("x", 1)].into_iter());
    assert_eq!(mock.put(&String::from("item"), &[&String::from("other")]), 4);
    assert_eq!(mock.items().next(), Some(("x", 1)));
    assert_eq!(drained(&mut mock), "ab");
}

mock! {
    Lender {}
    impl Lending for Lender {
        type Item<'b> = &'b str;
        type Items<'a, T: 'a> = std::vec::IntoIter<(&'a str, T)>;
        fn next(&mut self) -> Option<<Self as Lending>::Item<'_>>;
        fn put(&self, item: &str, others: &[Self::Item<'_>]) -> usize;
        fn items<'a>(&'a self) -> Self::Items<'a, u8>;
    }
}

#[test]
fn a_generic_associated_type_stands_in_a_block_too() {
    let mut mock = MockLender::new();
    mock.expect_next().return_const(Some("next".to_string()));
    mock.put.returns(3usize);
    assert_eq!(mock.next(), Some("next"));
    assert_eq!(mock.put("a", &["b"]), 3);
    mock.put.assert_called_once_with("a", ["b"]);
}

#[automock]
trait Codec {
    fn put<T: Clone + fmt::Debug + Send + 'static>(&self, value: T) -> bool;
    fn other<T: 'static>(&self, value: T) -> bool;
    fn read<T: 'static>(text: &str) -> T
    where
        Self: Sized;
}

#[test]
fn a_report_names_the_other_types_that_a_generic_function_is_set_up_for_or_called_with() {
    let mut mock = MockCodec::new();
    mock.put.of::<u32>().returns(true);
    mock.expect_put::<Vec<String>>().never();
    mock.other.of::<char>().returns(true);
    assert!(mock.other('a'));
    let text = failure(|| mock.put(7i64));
    let set_up =
        "nothing was set up for it with the type arguments `i64`, but with `u32`, `Vec<String>`\n";
    assert!(text.contains(set_up), "{text}");

    mock.put(3u32);
    let called =
        "  calls: none\n  with other type arguments: 1 call with `u32`, 1 call with `i64`\n";
    let text = failure(|| mock.put.of::<u8>().assert_called());
    assert!(text.contains(called), "{text}");
    mock.forgive_failures();

    mock.expect_put::<u8>().times(1).returning(|_| true);
    let text = failure(|| mock.checkpoint());
    let called = "calls of MockCodec::put: none\n  with other type arguments: 1 call with";
    assert!(text.contains(called), "{text}");

    let context = MockCodec::read_context();
    context.expect::<u32>().times(0..).returning(|_| 3);
    let text = failure(|| MockCodec::read::<i64>("a"));
    assert!(text.contains("type arguments `i64`, but with `u32`\n"), "{text}");
}

#[automock(type Output = u16;)]
trait AddModulo<N = u8, Rhs = Self> {
    type Output;
    fn add_modulo(&self, rhs: &Rhs, modulus: N) -> Self::Output;
}

#[automock]
trait Samples {
    fn sample<R: Send + ?Sized + 'static, T: 'static>(&self, from: &R, to: T) -> u8;
    fn both<A, B: ?Sized + 'static>(&self, one: &A, other: &B) -> u8
    where
        A: ?Sized + 'static;
}

#[test]
fn a_parameter_may_be_the_implementor_by_default() {
    let mock = MockAddModulo::<u8, u32>::new();
    mock.add_modulo.returns(3);
    assert_eq!(mock.add_modulo(&7, 4), 3);
    mock.add_modulo.assert_called_once_with(any(), any());
}

#[test]
fn several_types_without_a_size_choose_a_function() {
    let mut mock = MockSamples::new();
    mock.sample.of::<(&'static u8, u16)>().returns(1);
    assert_eq!(mock.sample(&3_u8, 4_u16), 1);
    mock.expect_both::<str, [u8]>().return_const(2);
    assert_eq!(mock.both("a", [1_u8].as_slice()), 2);
}
