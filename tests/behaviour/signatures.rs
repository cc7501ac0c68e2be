//! Signatures that can be mocked: receivers, arguments, outputs, generics.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::future::Future;
use std::path::Path;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use standin::{any, automock};

/// Runs a future that is ready when it is polled.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future is not ready"),
    }
}

fn assert_send_sync<T: Send + Sync>(_: &T) {}

#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    text: String,
}

fn page(text: &str) -> Page {
    Page { text: text.into() }
}

pub struct Ctx<'a> {
    pub user: &'a str,
}

impl fmt::Debug for Ctx<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ctx({})", self.user)
    }
}

mod receivers {
    use super::*;

    #[automock]
    trait Receivers {
        fn by_ref(&self) -> u32;
        fn by_mut(&mut self) -> u32;
        fn by_value(self) -> u32;
        fn boxed(self: Box<Self>) -> u32;
        fn counted(self: Rc<Self>) -> u32;
        fn shared(self: Arc<Self>) -> u32;
        fn pinned(self: Pin<&mut Self>) -> u32;
        fn pinned_box(self: Pin<Box<Self>>) -> u32;
    }

    #[test]
    fn every_receiver_can_be_called() {
        let mock = || {
            let mock = MockReceivers::new();
            mock.by_ref.returns(1);
            mock.by_mut.returns(2);
            mock.by_value.returns(3);
            mock.boxed.returns(4);
            mock.counted.returns(5);
            mock.shared.returns(6);
            mock.pinned.returns(7);
            mock.pinned_box.returns(8);
            mock
        };
        assert_send_sync(&mock());
        assert_eq!(mock().by_ref(), 1);
        assert_eq!(mock().by_mut(), 2);
        assert_eq!(mock().by_value(), 3);
        assert_eq!(Box::new(mock()).boxed(), 4);
        assert_eq!(Rc::new(mock()).counted(), 5);
        assert_eq!(Arc::new(mock()).shared(), 6);
        assert_eq!(pin!(mock()).pinned(), 7);
        assert_eq!(Box::pin(mock()).pinned_box(), 8);
    }
}

mod arguments {
    use super::*;

    #[automock]
    trait Arguments {
        fn owned(&self, page: Page, n: u64);
        fn borrowed(&self, page: &Page, key: &str, bytes: &[u8], path: &Path);
        fn mutable(&self, n: &mut u32, list: &mut Vec<u8>, slice: &mut [u8]);
        fn object(&self, item: &dyn Display, mutable: &mut dyn fmt::Write, owned: Box<dyn Display>);
        fn optional(&self, key: Option<&str>, page: Option<&Page>, n: Option<u32>);
        fn cow(&self, text: Cow<'_, str>);
        #[allow(clippy::needless_lifetimes)]
        fn nested<'a, 'b>(&self, list: &'a [&'b str]) -> usize;
        fn context(&self, ctx: Ctx<'_>, other: &Ctx<'_>);
        fn task(&self, cx: &mut Context<'_>, n: &mut u8);
        fn collect(&self, out: &mut Vec<&str>);
        fn callbacks(
            &self,
            by_ref: &dyn Fn(&str) -> usize,
            boxed: Box<dyn FnOnce() -> u8>,
            generic: impl Fn(u32) -> u32,
        );
        fn pattern(&self, (a, b): (u8, u8), [c, _]: [u8; 2], _: u8, mut n: u8) -> u8 {
            n += a + b + c;
            n
        }
        fn raw(&self, r#type: &str) -> u8;
        fn r#match(&self, r#fn: u8) -> u8;
        fn rc(&self, rc: Rc<u32>);
        fn unclonable(&self, unclonable: Unclonable);
    }

    #[derive(Debug)]
    pub struct Unclonable;

    #[test]
    fn borrowed_and_owned_arguments_are_recorded_as_values() {
        let mock = MockArguments::new();
        mock.owned.returns(());
        mock.borrowed.returns(());
        mock.owned(page("home"), 3);
        mock.borrowed(&page("home"), "key", &[1, 2], Path::new("/tmp"));

        mock.owned.assert_called_once_with(page("home"), 3);
        mock.borrowed.assert_called_once_with(page("home"), "key", [1, 2], Path::new("/tmp"));
        assert_eq!(mock.owned.call_args_list(), [(page("home"), 3)]);
        let call = mock.borrowed.call_args().unwrap();
        let (page, key, bytes, path) = call.values();
        assert_eq!(
            (page.text.as_str(), key, bytes, path),
            ("home", "key", &[1, 2][..], Path::new("/tmp"))
        );
    }

    #[test]
    fn an_effect_writes_through_mutable_references() {
        let mut mock = MockArguments::new();
        mock.expect_mutable().with(1, [7], any()).returning(|n, list, slice| {
            *n += 1;
            list.push(8);
            slice[0] = 9;
        });
        let (mut n, mut list, mut slice) = (1, vec![7], [0]);
        mock.mutable(&mut n, &mut list, &mut slice);
        assert_eq!((n, list, slice), (2, vec![7, 8], [9]));
        // What is recorded is what was passed, before the effect.
        mock.mutable.assert_called_with(1, [7], [0]);
    }

    #[test]
    fn trait_objects_reach_the_effect() {
        let mut mock = MockArguments::new();
        mock.expect_object().returning(|item, out, owned| write!(out, "{item}{owned}").unwrap());
        let mut out = String::new();
        let local = String::from("a");
        mock.object(&local, &mut out, Box::new("b"));
        assert_eq!(out, "ab");
    }

    #[test]
    fn optional_references_are_matched_and_recorded() {
        let mut mock = MockArguments::new();
        mock.expect_optional().with(Some("x"), None, None).times(1).returning(|_, _, _| ());
        mock.expect_optional()
            .withf(|key, page, n| key.is_none() && page.is_some() && *n == Some(1))
            .returning(|_, _, _| ());
        mock.optional(Some(&String::from("x")), None, None);
        mock.optional(None, Some(&page("y")), Some(1));
        let calls = mock.optional.call_args_list();
        assert_eq!(calls[0].values(), (Some("x"), None, &None));
        assert_eq!(calls[1].values(), (None, Some(&page("y")), &Some(1)));
    }

    #[test]
    fn elided_lifetimes_inside_types_are_fine() {
        let mut mock = MockArguments::new();
        mock.expect_cow().with("x").returning(|_| ());
        mock.expect_nested().returning(|list| list.concat().len());
        mock.expect_context().withf(|ctx, other| ctx.user == other.user).returning(|_, _| ());
        mock.cow(Cow::Borrowed(&String::from("x")));
        let (a, b) = (String::from("a"), String::from("b"));
        assert_eq!(mock.nested(&[&a, &b]), 2);
        mock.context(Ctx { user: &a }, &Ctx { user: &a });
        assert_eq!(format!("{:?}", mock.context.call_args().unwrap()), "(Ctx(a), Ctx(a))");
    }

    #[test]
    fn what_is_behind_a_mutable_reference_keeps_its_own_lifetime() {
        let mut mock = MockArguments::new();
        mock.expect_task().returning(|cx, n| {
            cx.waker().wake_by_ref();
            *n += 1;
        });
        mock.expect_collect().returning(|out| out.push("pushed"));
        let (mut n, mut out) = (1, vec!["old"]);
        mock.task(&mut Context::from_waker(Waker::noop()), &mut n);
        mock.collect(&mut out);
        assert_eq!((n, out), (2, vec!["old", "pushed"]));
    }

    #[test]
    fn closures_can_be_called_by_the_effect() {
        let mut mock = MockArguments::new();
        let (sum, total) = std::sync::mpsc::channel();
        mock.expect_callbacks().returning(move |by_ref, boxed, generic| {
            sum.send(by_ref("four") as u32 + u32::from(boxed()) + generic(10)).unwrap();
        });
        let offset = 1;
        mock.callbacks(&|text| text.len(), Box::new(|| 2), |n| n + offset);
        assert_eq!(total.recv(), Ok(4 + 2 + 11));
    }

    #[test]
    fn patterns_and_raw_names_are_fine() {
        let mut mock = MockArguments::new();
        mock.expect_pattern().with((1, 2), [3, 4], 5, 6).times(1).returning(|_, _, _, n| n);
        mock.pattern.calls_default();
        mock.expect_raw().with("t").return_const(1);
        mock.expect_match().with(9).return_const(2);
        assert_eq!(mock.pattern((1, 2), [3, 4], 5, 6), 6);
        assert_eq!(mock.pattern((1, 2), [3, 4], 5, 6), 12);
        assert_eq!((mock.raw("t"), mock.r#match(9)), (1, 2));
        mock.r#match.assert_called_once_with(9);
    }

    #[test]
    fn arguments_that_are_not_send_or_not_clone_leave_the_mock_send_and_sync() {
        let mock = MockArguments::new();
        assert_send_sync(&mock);
        mock.rc.returns(());
        mock.unclonable.returns(());
        mock.rc(Rc::new(3));
        mock.unclonable(Unclonable);
        mock.rc.assert_called_once_with(|rc: &Rc<u32>| **rc == 3);
        assert_eq!(mock.rc.call_args_list(), [Rc::new(3)]);
        assert_eq!(format!("{:?}", mock.unclonable.call_args_list()), "[Unclonable]");
    }
}

mod outputs {
    use super::*;

    #[automock]
    trait Outputs {
        fn owned(&self) -> Page;
        fn forever(&self) -> &'static str;
        fn text(&self) -> &str;
        fn page(&self, n: u32) -> &Page;
        fn list(&self) -> &[u8];
        fn path(&self) -> &Path;
        fn object(&self) -> &dyn Display;
        fn slot(&mut self) -> &mut u32;
        fn buffer(&mut self) -> &mut [u8];
        fn find(&self, key: &str) -> Option<&Page>;
        fn lookup(&self, key: &str) -> Result<&str, u8>;
        fn cow(&self) -> Cow<'_, str>;
        fn items(&self) -> Box<dyn Iterator<Item = &u32> + '_>;
        fn named<'a>(&'a self, other: &str) -> &'a str;
        fn tail<'a>(&self, text: &'a str, n: &usize) -> &'a str;
        fn longest<'a>(&self, a: &'a str, b: &'a str, page: Option<&'a Page>) -> Option<&'a str>;
        fn never(&self) -> !;
    }

    #[test]
    fn owned_and_static_outputs() {
        let mut mock = MockOutputs::new();
        mock.owned.returns(page("x"));
        mock.expect_forever().return_const("for ever");
        assert_eq!((mock.owned(), mock.forever()), (page("x"), "for ever"));
    }

    #[test]
    fn what_is_borrowed_from_the_mock_is_given_as_owned_values() {
        let mut mock = MockOutputs::new();
        mock.text.returns("text");
        mock.expect_page().with(1).return_const(page("one"));
        mock.expect_page().returning(|n| Box::new(page(&n.to_string())));
        mock.list.returns([1, 2]);
        mock.expect_path().return_const("/tmp");
        mock.expect_object().returning(|| Box::new(3));
        assert_eq!(
            (mock.text(), mock.list(), mock.path()),
            ("text", &[1, 2][..], Path::new("/tmp"))
        );
        assert_eq!(mock.object().to_string(), "3");
        let (one, two, three) = (mock.page(1), mock.page(2), mock.page(3));
        assert_eq!([one, two, three], [&page("one"), &page("2"), &page("3")]);
        assert!(std::ptr::eq(one, mock.page(1)));
    }

    #[test]
    fn what_is_borrowed_mutably_is_one_variable() {
        let mut mock = MockOutputs::new();
        mock.expect_slot().return_var(5u32);
        mock.expect_buffer().times(1).returning(|| vec![1, 2]);
        *mock.slot() += 1;
        *mock.slot() += 1;
        assert_eq!(*mock.slot(), 7);
        mock.buffer()[0] = 9;
    }

    #[test]
    fn options_and_results_of_references() {
        let mut mock = MockOutputs::new();
        mock.expect_find().with("x").returning(|_| Some(Box::new(page("x"))));
        mock.find.returns(None);
        mock.lookup.side_effect([Ok("ok".to_string()), Err(4)]);
        assert_eq!((mock.find("x"), mock.find("y")), (Some(&page("x")), None));
        assert_eq!((mock.lookup("a"), mock.lookup("b")), (Ok("ok"), Err(4)));
    }

    #[test]
    fn other_types_that_borrow_from_the_mock() {
        let mut mock = MockOutputs::new();
        mock.cow.returns("cow");
        mock.expect_items().returning(|| Box::new([1, 2].iter()));
        mock.named.returns("name");
        assert_eq!(mock.cow(), "cow");
        assert_eq!(mock.items().sum::<u32>(), 3);
        assert_eq!(mock.named("x"), "name");
    }

    #[test]
    fn a_method_that_never_returns_may_panic() {
        let mut mock = MockOutputs::new();
        mock.expect_never().returning(|| panic!("gone"));
        assert_eq!(crate::failing::first_line(|| mock.never()), "gone");
    }

    #[test]
    fn outputs_may_borrow_from_an_argument() {
        let mut mock = MockOutputs::new();
        mock.expect_tail().returning(|text, n| &text[*n..]);
        mock.expect_longest().returning(|a, b, _| Some(if a.len() > b.len() { a } else { b }));
        let text = String::from("hello");
        let tail = {
            let n = 3;
            mock.tail(&text, &n)
        };
        assert_eq!(tail, "lo");
        assert_eq!(mock.longest(&text, "x", None), Some("hello"));
        mock.tail.assert_called_once_with("hello", 3);
    }
}

mod asynchronous {
    use super::*;

    #[automock]
    pub trait Remote {
        async fn get(&self, key: &str) -> Option<Page>;
        async fn put(&mut self, key: String, page: &Page) -> Result<(), u8>;
        async fn name(&self) -> &str;
        fn later(&self, n: u8) -> impl Future<Output = u8> + Send;
        async fn twice(&self, n: u8) -> u8 {
            self.later(n).await * 2
        }
    }

    #[test]
    fn async_methods_are_answered_when_awaited() {
        let mut mock = MockRemote::new();
        mock.expect_get().with("home").returning(|key| Some(page(key)));
        mock.put.side_effect([Ok(()), Err(1)]);
        mock.name.returns("remote");
        mock.later.returns(3);
        assert_eq!(ready(mock.get("home")), Some(page("home")));
        assert_eq!(ready(mock.put("a".into(), &page("x"))), Ok(()));
        assert_eq!(ready(mock.put("b".into(), &page("y"))), Err(1));
        assert_eq!(ready(mock.name()), "remote");
        assert_eq!(ready(mock.later(1)), 3);
        mock.get.assert_called_once_with("home");
    }

    #[test]
    fn a_default_async_body_can_be_called() {
        let mock = MockRemote::new();
        mock.later.returns(4);
        mock.twice.calls_default();
        assert_eq!(ready(mock.twice(1)), 8);
        mock.later.assert_called_once_with(1);
    }

    #[test]
    fn a_call_is_recorded_before_it_is_awaited() {
        let mock = MockRemote::new();
        drop(mock.get("home"));
        mock.get.assert_called_once_with("home");
    }
}

mod generics {
    use super::*;

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
    fn generic_traits() {
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
    fn associated_types_and_constants() {
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
}

mod supertraits {
    use super::*;
    use std::collections::HashSet;
    use std::error::Error;
    use std::hash::Hash;

    #[automock]
    trait Everything:
        fmt::Debug
        + Display
        + Clone
        + Default
        + PartialEq
        + Eq
        + Hash
        + PartialOrd
        + Ord
        + Error
        + Send
        + Sync
        + 'static
    {
        fn n(&self) -> u8;
    }

    #[test]
    fn supertraits_of_std_are_implemented() {
        let mock = MockEverything::default();
        mock.n.returns(3);
        let clone = mock.clone();
        assert_eq!(clone.n(), 3);
        mock.n.assert_called_once();
        assert_eq!(mock, clone);
        assert_ne!(mock, MockEverything::new());
        assert_eq!(HashSet::from([mock.clone(), clone]).len(), 1);
        let error: Box<dyn Error> = Box::new(mock);
        assert_eq!(error.to_string(), "MockEverything");
    }
}

mod combinations {
    use super::*;
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
        mock.expect_io().returning(|| Ok("text"));
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
}

mod arity {
    use standin::automock;

    #[automock]
    trait Wide {
        fn none(&self) -> u8;
        #[allow(clippy::too_many_arguments)]
        fn sixteen(
            &self,
            a: u8,
            b: &str,
            c: u8,
            d: u8,
            e: u8,
            f: u8,
            g: u8,
            h: u8,
            i: u8,
            j: u8,
            k: u8,
            l: u8,
            m: u8,
            n: u8,
            o: u8,
            p: String,
        ) -> u8;
    }

    #[test]
    fn up_to_sixteen_arguments() {
        let mut mock = MockWide::new();
        mock.none.returns(0);
        mock.expect_sixteen()
            .with(1, "2", 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "16")
            .returning(|a, _, _, _, _, _, _, _, _, _, _, _, _, _, _, p| a + p.len() as u8);
        assert_eq!(mock.none(), 0);
        assert_eq!(
            mock.sixteen(1, "2", 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "16".into()),
            3
        );
        mock.none.assert_called_once_with();
    }
}
