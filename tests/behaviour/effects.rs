//! Defaults of a method: unittest.mock's `return_value` and `side_effect`.

use std::sync::atomic::{AtomicUsize, Ordering};

use standin::{automock, effect, parts::Literal};

use crate::failing::{failure, first_line};

#[derive(Clone, Debug, PartialEq)]
struct Body(String);

impl Literal for Body {
    fn from_literal(text: &'static str) -> Self {
        Self(text.into())
    }
}

#[automock]
trait Net {
    fn get(&self, url: &str) -> Result<Body, u16>;
    fn read(&self, size: usize) -> Vec<u8>;
    fn body(&self) -> Body;
    fn size(&self, url: &str) -> u64;
}

#[test]
fn returns_answers_every_call() {
    let net = MockNet::new();
    net.size.returns(3);
    net.body.returns("text");
    assert_eq!((net.size("a"), net.size("b"), net.body()), (3, 3, Body("text".into())));
    net.size.returns(4);
    assert_eq!(net.size("a"), 4);
}

#[test]
fn side_effect_gives_one_answer_a_call() {
    let net = MockNet::new();
    net.get.side_effect([Ok(Body("foo".into())), Err(404)]);
    net.read.side_effect(["foo", "bar", ""]);
    assert_eq!((net.get("a"), net.get("b")), (Ok(Body("foo".into())), Err(404)));
    assert_eq!([net.read(1), net.read(1), net.read(1)], [&b"foo"[..], b"bar", b""]);
}

#[test]
fn side_effect_takes_endless_and_lazy_iterators() {
    let net = MockNet::new();
    net.size.side_effect((1..).map(|n| n * n));
    assert_eq!((net.size("a"), net.size("a"), net.size("a")), (1, 4, 9));
}

#[test]
fn running_out_fails_and_that_call_is_recorded_too() {
    let net = MockNet::new();
    net.size.side_effect([1, 2]);
    net.size("a");
    net.size("b");
    let text = failure(|| net.size("c"));
    assert!(text.starts_with("MockNet::size: side_effect has run out after 2 answers"), "{text}");
    assert!(text.contains("effects.rs"), "{text}");
    assert_eq!(net.size.call_args_list(), ["a", "b", "c"]);
}

#[test]
fn side_effect_goes_before_returns_and_setting_it_again_starts_afresh() {
    let net = MockNet::new();
    net.size.returns(9).side_effect([1]);
    assert_eq!(net.size("a"), 1);
    net.size.side_effect([5, 6]);
    assert_eq!((net.size("a"), net.size("a")), (5, 6));
}

#[test]
fn a_closure_sees_the_arguments() {
    let net = MockNet::new();
    net.size.side_effect(|url: &str| url.len() as u64);
    assert_eq!(net.size("four"), 4);
}

#[test]
fn a_side_effect_may_call_its_own_double() {
    let net = MockNet::new();
    let size = net.size.clone();
    let depth = AtomicUsize::new(0);
    let nested = net.clone_for_test();
    net.size.side_effect(move |url: &str| match depth.fetch_add(1, Ordering::Relaxed) {
        0..3 => nested.size(&url[1..]) + 1,
        _ => 0,
    });
    assert_eq!(net.size("abcd"), 3);
    assert_eq!(size.call_args_list(), ["abcd", "bcd", "cd", "d"]);
    // The closure owns a handle of the mock that owns the closure: let go of it.
    net.size.side_effect([0]);
}

impl MockNet {
    fn clone_for_test(&self) -> impl Net + Send + Sync + 'static {
        use standin::signature::{Own, Ref};
        struct Shared(standin::MockFn<(Ref<str>,), Own<u64>>);
        impl Net for Shared {
            fn get(&self, _: &str) -> Result<Body, u16> {
                unreachable!()
            }
            fn read(&self, _: usize) -> Vec<u8> {
                unreachable!()
            }
            fn body(&self) -> Body {
                unreachable!()
            }
            fn size(&self, url: &str) -> u64 {
                self.0.call((url,))
            }
        }
        Shared(self.size.clone())
    }
}

#[test]
fn a_returning_closure_that_calls_itself_says_what_to_write_instead() {
    let mut net = MockNet::new();
    let nested = net.clone_for_test();
    net.expect_size().returning(move |url| nested.size(url));
    let text = failure(|| net.size("a"));
    assert!(text.contains("was called again by its own closure"), "{text}");
    assert!(text.contains("`side_effect`"), "{text}");
    net.checkpoint();
}

#[test]
fn an_effect_that_panics_leaves_the_double_usable() {
    let mut net = MockNet::new();
    net.expect_size().returning(|url| url.parse().unwrap());
    assert!(first_line(|| net.size("x")).contains("ParseInt"));
    assert_eq!(net.size("3"), 3);
    assert_eq!(net.size.call_count(), 2);
}

#[test]
fn a_default_body_runs_with_the_other_methods_mocked() {
    #[automock]
    trait Label {
        fn name(&self) -> String;
        fn label(&self, mark: char) -> String {
            format!("{mark}{}", self.name())
        }
        fn into_label(self, mark: char) -> String
        where
            Self: Sized,
        {
            self.label(mark)
        }
        #[allow(clippy::new_ret_no_self, clippy::wrong_self_convention)]
        fn new(&self) -> u8 {
            1
        }
        fn verify(&self) -> u8 {
            self.new()
        }
    }
    let mut label = MockLabel::new();
    label.name.returns("x");
    label.label.calls_default();
    label.verify.calls_default();
    label.new.calls_default();
    label.expect_label().with('!').returning(|_| "mine".into());
    assert_eq!(
        (label.label('#'), label.label('!'), label.verify()),
        ("#x".into(), "mine".into(), 1)
    );
    label.into_label.calls_default();
    assert_eq!(label.into_label('#'), "#x");
}

#[test]
fn a_required_method_has_no_default_to_call() {
    let mut net = MockNet::new();
    assert_eq!(
        first_line(|| net.size.calls_default()),
        "MockNet::size: there is no default body, and no real object, to call"
    );
    first_line(|| net.expect_size().calls_default());
    net.checkpoint();
}

#[test]
fn each_call_is_answered_in_a_way_of_its_own() {
    let store = MockNet::new();
    store.size.returns(100);
    store.size.effects([
        effect::value(1),
        effect::call(|url: &str| url.len() as u64),
        effect::default(),
        effect::panic("no network"),
    ]);
    assert_eq!([store.size("abc"), store.size("abc"), store.size("abc")], [1, 3, 100]);
    assert_eq!(failure(|| store.size("abc")), "no network");
    assert!(first_line(|| store.size("abc")).contains("side_effect has run out after 4 answers"));
    assert_eq!(store.size.call_count(), 5);
}

#[test]
fn a_side_effect_may_be_of_effects() {
    let net = MockNet::new();
    net.get.returns(Err(500));
    net.get.side_effect([
        effect::value("foo"),
        effect::value(Err(404)),
        effect::call(|url: &str| Ok(Body(url.into()))),
        effect::default(),
        effect::panic("no network"),
    ]);
    let answers = ["a", "b", "c", "d"].map(|url| net.get(url));
    assert_eq!(answers, [Ok(Body("foo".into())), Err(404), Ok(Body("c".into())), Err(500)]);
    assert_eq!(failure(|| net.get("e").is_ok()), "no network");
    assert!(
        first_line(|| net.get("f").is_ok()).contains("side_effect has run out after 5 answers")
    );
    let vec = vec![effect::value(1), effect::panic("no")];
    net.size.side_effect(vec.into_iter().take(1).chain((2..).map(effect::value)));
    assert_eq!([net.size("a"), net.size("b"), net.size("c")], [1, 2, 3]);
}

#[test]
fn effects_may_be_endless() {
    let store = MockNet::new();
    store
        .size
        .effects((0..).map(|n| if n % 2 == 0 { effect::value(n) } else { effect::panic("odd") }));
    assert_eq!(store.size("x"), 0);
    assert_eq!(failure(|| store.size("x")), "odd");
    assert_eq!(store.size("x"), 2);
}

#[automock]
trait Encode<C: 'static = ()> {
    fn encode(&self, key: &str) -> String
    where
        Self: Encode<()>,
    {
        self.encode_with(key, ())
    }
    fn encode_with(&self, key: &str, context: C) -> String;
}

#[test]
fn a_default_body_may_want_the_trait_for_another_type() {
    let encode = MockEncode::<()>::new();
    encode.encode.calls_default();
    encode.encode_with.side_effect(|key: &str, ()| format!("<{key}>"));
    assert_eq!(encode.encode("a"), "<a>");
    assert_eq!(MockEncode::lenient().encode_with("a", 3), "");
}

#[automock]
trait Within<'t, T: 'static> {
    fn within(&self, n: &u8, limit: &'t u8, of: T) -> bool {
        drop(of);
        n < limit
    }
}

#[test]
fn a_default_body_gets_what_borrows_for_as_long_as_the_trait_says() {
    let (within, limit) = (MockWithin::new(), 3);
    within.within.calls_default();
    assert!(within.within(&2, &limit, "a"));
    within.within.assert_called_once();
}

#[test]
fn what_is_set_up_is_forgotten_only_where_it_is_asked_for() {
    let store = MockNet::new();
    store.size.returns(1).side_effect([2, 3]);
    store.size.expect().with("x").returning(|_| 4);
    assert_eq!((store.size("a"), store.size("x")), (2, 4));
    store.size.reset_mock();
    assert_eq!((store.size("a"), store.size("x"), store.size.call_count()), (3, 4, 2));
    store.size.reset_mock().side_effect().expectations();
    assert_eq!((store.size("a"), store.size("x"), store.size.call_count()), (1, 1, 2));
    store.size.reset_mock().returns();
    assert!(first_line(|| store.size("a")).contains("No matching expectation found"));
    store.size.side_effect([5]);
    assert_eq!(store.size("a"), 5);
}

#[test]
fn a_test_replaces_what_a_fixture_expects() {
    let mut store = MockNet::new();
    store.expect_size().times(3).returning(|_| 0);
    store.size.expect_instead().times(1).returning(|_| 9);
    assert_eq!(store.size("x"), 9);
    store.verify();
}

#[test]
fn an_expectation_answers_one_after_the_other() {
    let mut store = MockNet::new();
    store.expect_size().with("a").returning_seq([1, 2]);
    store.expect_size().returning_seq(10..);
    assert_eq!(
        [store.size("a"), store.size("b"), store.size("a"), store.size("b")],
        [1, 10, 2, 11]
    );
    assert!(first_line(|| store.size("a")).contains("side_effect has run out after 2 answers"));
}
