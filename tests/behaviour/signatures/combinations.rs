//! Lifetimes in all places, and traits that macros made.

use super::*;
use standin::mock;
use std::any::Any;

#[automock]
trait Combinations {
    fn own_and_argument<'a>(&'a self, key: &'a str) -> Option<&'a str>;
    fn tuple(&self, pair: (u8, &str)) -> usize;
    fn array(&self, texts: [&str; 2]) -> usize;
    fn result(&self, result: Result<&str, &u8>) -> bool;
    fn future(&self) -> Pin<Box<dyn Future<Output = u8> + Send + '_>>;
    fn function(&self, function: fn(&str) -> usize) -> usize;
    fn by_rc_ref(self: &Rc<Self>) -> u8;
    #[allow(clippy::needless_arbitrary_self_type)]
    fn typed_self(self: &Self) -> u8;
    fn iter(&self) -> std::slice::Iter<'_, u8>;
    fn sized(&self) -> u8
    where
        Self: Sized;
    fn outlives<'a, 'b: 'a>(&self, a: &'a str, b: &'b str) -> &'a str;
    fn lists(&self) -> Vec<&str>;
    fn io(&self) -> std::io::Result<&str>;
    fn any(&self) -> &(dyn Any + Send);
    fn same<'a>(&self, text: &'a mut String) -> &'a mut String;
    fn each(&self, items: &mut dyn Iterator<Item = &str>) -> usize;
    fn format(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    fn pointer(&self, pointer: *const u8) -> bool;
    fn once(&self, with: impl FnOnce(&str) -> usize) -> usize;
}

#[test]
fn lifetimes_in_all_places_reach_the_effect() {
    let mut mock = MockCombinations::new();
    mock.expect_own_and_argument().returning(|key| Some(key.to_uppercase()));
    mock.expect_tuple().returning(|(n, text)| n as usize + text.len());
    mock.expect_array().returning(|[a, b]| a.len() + b.len());
    mock.expect_result().withf(|result| *result == Ok("x")).return_const(true);
    mock.expect_function().returning(|function| function("four"));
    mock.expect_outlives().returning(|a, b| if a.is_empty() { b } else { a });
    mock.expect_same().returning(|text| {
        text.push('!');
        text
    });
    mock.expect_each().returning(|items| items.map(str::len).sum());
    mock.expect_once().returning(|with| with("abc"));
    mock.expect_pointer().withf_st(|pointer| pointer.is_null()).return_const(true);
    mock.expect_format().returning(|f| f.write_str("formatted"));

    assert_eq!(mock.own_and_argument("x"), Some("X"));
    assert_eq!(mock.tuple((1, "ab")), 3);
    assert_eq!(mock.array(["a", "bc"]), 3);
    assert!(mock.result(Ok("x")));
    assert_eq!(mock.function(str::len), 4);
    assert_eq!(mock.outlives("a", "b"), "a");
    let mut text = String::from("a");
    mock.same(&mut text).push('?');
    assert_eq!(text, "a!?");
    assert_eq!(mock.each(&mut ["a", "bc"].into_iter()), 3);
    let offset = 1;
    assert_eq!(mock.once(|text| text.len() + offset), 4);
    assert!(mock.pointer(std::ptr::null()));
    struct Formatted<'m>(&'m MockCombinations);
    impl Display for Formatted<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.format(f)
        }
    }
    assert_eq!(Formatted(&mock).to_string(), "formatted");
}

#[test]
fn outputs_that_borrow_from_the_mock_in_all_places() {
    let mut mock = MockCombinations::new();
    mock.expect_future().returning(|| Box::pin(async { 3 }));
    mock.lists.returns(vec!["a"]);
    mock.expect_io().returning(|| Ok("text".into()));
    mock.expect_any().returning(|| Box::new(3));
    mock.iter.side_effect([[1, 2].iter()]);
    mock.sized.returns(1);
    mock.typed_self.returns(2);
    mock.by_rc_ref.returns(3);

    assert_eq!(ready(mock.future()), 3);
    assert_eq!(mock.lists(), ["a"]);
    assert_eq!(mock.io().unwrap(), "text");
    assert_eq!(mock.any().downcast_ref::<i32>(), Some(&3));
    assert_eq!(mock.iter().sum::<u8>(), 3);
    assert_eq!((mock.sized(), mock.typed_self()), (1, 2));
    assert_eq!(Rc::new(mock).by_rc_ref(), 3);
}

macro_rules! made_by_a_macro {
    ($name:ident, $arg:ty, $out:ty) => {
        #[automock]
        trait $name {
            fn call(&self, arg: $arg, by_ref: &$arg, optional: Option<&$arg>) -> $out;
        }
    };
}
made_by_a_macro!(Made, u8, String);

#[test]
fn a_trait_that_a_macro_made_can_be_mocked() {
    let mock = MockMade::new();
    mock.call.returns("x");
    assert_eq!(mock.call(1, &2, None), "x");
    mock.call.assert_called_once_with(1, 2, None);
}

macro_rules! made_with_its_body {
    ($name:ident { $($body:tt)* }) => {
        #[automock(wrapping)]
        trait $name { $($body)* }
    };
}
macro_rules! made_by_two {
    ($name:ident: $out:ty) => {
        made_with_its_body!($name {
            fn get(&self, key: &str) -> $out;
            fn twice(&self, key: &str) -> ($out, $out) {
                (self.get(key), self.get(key))
            }
            fn lent(&mut self) -> &mut $out;
        });
    };
}
made_by_two!(MadeByTwo: u8);

macro_rules! implemented {
    ($name:ident: $($body:tt)*) => {
        mock! { $name {} impl MadeByTwo for $name { $($body)* } }
    };
}
macro_rules! implemented_by_two {
    ($name:ident) => {
        implemented!($name:
            fn get(&self, key: &str) -> u8;
            fn twice(&self, key: &str) -> (u8, u8);
            fn lent(&mut self) -> &mut u8;
        );
    };
}
implemented_by_two!(Implemented);

struct Lengths(u8);

impl MadeByTwo for Lengths {
    fn get(&self, key: &str) -> u8 {
        u8::try_from(key.len()).unwrap()
    }
    fn lent(&mut self) -> &mut u8 {
        &mut self.0
    }
}

/// The `self` of a method is then another than that of the macro which has `#[automock]` in it.
#[test]
fn methods_that_one_macro_hands_to_another_are_mocked() {
    let mut mock = MockMadeByTwo::new();
    mock.get.returns(3u8);
    mock.expect_lent().return_var(4u8);
    mock.twice.calls_default();
    assert_eq!((mock.twice("x"), *mock.lent()), ((3, 3), 4));
    let mut spy = MockMadeByTwo::wrapping(Lengths(5));
    assert_eq!((spy.twice("ab"), *spy.lent()), ((2, 2), 5));
    let mut mock = MockImplemented::new();
    mock.expect_get().with("x").return_const(6);
    assert_eq!(mock.get("x"), 6);
}
