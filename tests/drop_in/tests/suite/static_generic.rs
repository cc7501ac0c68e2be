//! Static methods that are generic, or belong to something generic.

use super::support::{hold, panic_text};
use mockall::{automock, mock, predicate::eq};
use std::{fmt::Debug, str::FromStr, sync::Mutex};

static LOCK: Mutex<()> = Mutex::new(());

#[automock]
pub trait Decoder {
    fn decode<T: FromStr + 'static>(text: &str) -> Option<T>;
    fn pair<A: 'static, B>(a: A, b: B) -> bool
    where
        B: Debug + 'static;
}

#[test]
fn each_type_argument_has_its_expectations() {
    let _lock = hold(&LOCK);
    let ctx = MockDecoder::decode_context();
    ctx.expect::<u8>().returning(|text| text.parse().ok());
    ctx.expect::<bool>().with(eq("yes")).return_const(Some(true));
    assert_eq!(MockDecoder::decode::<u8>("7"), Some(7));
    assert_eq!(MockDecoder::decode::<bool>("yes"), Some(true));
    let text = panic_text(|| MockDecoder::decode::<i64>("7"));
    assert_eq!(text, "MockDecoder::decode(\"7\"): No matching expectation found");
}

#[test]
fn several_type_arguments_and_a_where_clause() {
    let _lock = hold(&LOCK);
    let ctx = MockDecoder::pair_context();
    ctx.expect::<u8, String>().withf(|a, b| usize::from(*a) == b.len()).return_const(true);
    ctx.expect::<u8, u8>().return_const(false);
    assert!(MockDecoder::pair(3u8, "abc".to_owned()));
    assert!(!MockDecoder::pair(3u8, 3u8));
}

#[test]
fn a_context_verifies_all_type_arguments() {
    let _lock = hold(&LOCK);
    let ctx = MockDecoder::decode_context();
    ctx.expect::<u8>().once().return_const(None);
    let text = panic_text(|| ctx.checkpoint());
    assert_eq!(
        text,
        "MockDecoder::decode: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
}

#[automock]
pub trait Pool<T: 'static> {
    fn capacity() -> usize;
    fn first(of: Vec<T>) -> Option<T>;
    fn take(&self) -> T;
}

#[test]
fn static_methods_of_a_generic_trait() {
    let _lock = hold(&LOCK);
    let bytes = MockPool::<u8>::capacity_context();
    let texts = MockPool::<String>::capacity_context();
    bytes.expect().return_const(256usize);
    texts.expect().return_const(2usize);
    assert_eq!(MockPool::<u8>::capacity(), 256);
    assert_eq!(<MockPool<String> as Pool<String>>::capacity(), 2);
    let ctx = MockPool::<char>::first_context();
    ctx.expect().returning(|of| of.into_iter().next());
    assert_eq!(MockPool::first(vec!['a', 'b']), Some('a'));
}

mock! {
    pub Cache<K: 'static, V: Clone + 'static> {
        fn limit(key: K) -> Option<V>;
        fn convert<T: 'static>(key: K, with: T) -> V;
        fn get(&self, key: &K) -> V;
    }
}

#[test]
fn static_methods_of_a_generic_struct() {
    let _lock = hold(&LOCK);
    let ctx = MockCache::<u8, u16>::limit_context();
    ctx.expect().with(eq(4)).return_const(Some(400));
    assert_eq!(MockCache::<u8, u16>::limit(4), Some(400));
}

#[test]
fn generic_static_methods_of_a_generic_struct() {
    let _lock = hold(&LOCK);
    let ctx = MockCache::<u8, u16>::convert_context();
    ctx.expect::<char>().returning(|key, with| u16::from(key) + with as u16);
    assert_eq!(MockCache::<u8, u16>::convert(1, 'a'), 98);
}
