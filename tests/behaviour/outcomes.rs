//! Whether a call returned or panicked, where it was handed on: to a real object, to the trait's own
//! body, to the original of a patched function.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use standin::signature::{Args, Output};
use standin::{MockFn, automock, patch, patchable, spy};

use crate::failing::failure;
use crate::signatures::ready;

fn outcomes<A: Args, R: Output>(of: &MockFn<A, R>) -> Vec<bool> {
    of.call_args_list().iter().map(|call| call.has_panicked()).collect()
}

fn refuse_bad(key: &str) {
    assert!(key != "bad", "the real one may panic");
}

/// Is pending once.
async fn turn() {
    let mut is_ready = false;
    poll_fn(
        |_| if std::mem::replace(&mut is_ready, true) { Poll::Ready(()) } else { Poll::Pending },
    )
    .await;
}

fn poll<T>(future: std::pin::Pin<&mut impl Future<Output = T>>) -> Poll<T> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

#[automock(wrapping)]
trait Store {
    fn get(&self, key: &str) -> u8;
    fn lent(&self, key: &str) -> &u8;
    fn lent_mut(&mut self, key: &str) -> &mut u8;
    fn lent_inside(&mut self, key: &str) -> Option<&mut u8>;
    fn each<T: Clone + Send + Sync + 'static>(&self, key: &str, item: T) -> T;
    async fn load(&self, key: &str) -> u8;
    async fn lend_later(&self, key: &str) -> &u8;
    fn future(&self, key: &'static str) -> impl Future<Output = u8>;
    fn close(self, key: &str) -> u8;
    fn title(&self, key: &str) -> String {
        refuse_bad(key);
        key.to_string()
    }
    async fn later_title(&mut self, key: &str) -> String {
        turn().await;
        refuse_bad(key);
        key.to_string()
    }
}

#[derive(Default)]
struct Real(u8);

impl Store for Real {
    fn get(&self, key: &str) -> u8 {
        refuse_bad(key);
        1
    }
    fn lent(&self, key: &str) -> &u8 {
        refuse_bad(key);
        &self.0
    }
    fn lent_mut(&mut self, key: &str) -> &mut u8 {
        refuse_bad(key);
        &mut self.0
    }
    fn lent_inside(&mut self, key: &str) -> Option<&mut u8> {
        refuse_bad(key);
        Some(&mut self.0)
    }
    fn each<T: Clone + Send + Sync + 'static>(&self, key: &str, item: T) -> T {
        refuse_bad(key);
        item
    }
    async fn load(&self, key: &str) -> u8 {
        turn().await;
        refuse_bad(key);
        1
    }
    async fn lend_later(&self, key: &str) -> &u8 {
        refuse_bad(key);
        &self.0
    }
    async fn future(&self, key: &'static str) -> u8 {
        refuse_bad(key);
        1
    }
    fn close(self, key: &str) -> u8 {
        refuse_bad(key);
        1
    }
}

#[test]
fn a_call_tells_whether_the_real_object_panicked() {
    let mut store = MockStore::wrapping(Real(1));
    store.get("good");
    failure(|| store.get("bad"));
    store.get("good");
    assert_eq!(outcomes(&store.get), [false, true, false]);
    failure(|| *store.lent("bad"));
    store.lent("good");
    assert_eq!(outcomes(&store.lent), [true, false]);
    failure(|| *store.lent_mut("bad"));
    *store.lent_mut("good") += 1;
    assert_eq!(outcomes(&store.lent_mut), [true, false]);
    failure(|| store.lent_inside("bad").is_some());
    assert_eq!(store.lent_inside("good"), Some(&mut 2));
    assert_eq!(outcomes(&store.lent_inside), [true, false]);
    failure(|| store.each("bad", 1u8));
    store.each("good", 1u8);
    assert_eq!(outcomes(store.each.of::<u8>()), [true, false]);
    failure(|| store.title("bad"));
    store.title("good");
    let told: Vec<_> = store.mock_calls().iter().map(|call| call.has_panicked()).collect();
    let of_six = [true, false].repeat(6);
    assert_eq!((told[0], &told[1..]), (false, &of_six[..]));
    let close = store.close.clone();
    failure(|| store.close("bad"));
    assert_eq!(outcomes(&close), [true]);
}

#[test]
fn a_call_tells_whether_the_future_of_the_real_object_panicked() {
    let mut store = MockStore::wrapping(Real(1));
    for key in ["good", "bad"] {
        let mut waiting = pin!(store.load(key));
        assert!(poll(waiting.as_mut()).is_pending());
        assert_eq!(outcomes(&store.load).last(), Some(&false));
        match key {
            "bad" => drop(failure(|| poll(waiting.as_mut()))),
            _ => assert_eq!(poll(waiting.as_mut()), Poll::Ready(1)),
        }
    }
    assert_eq!(outcomes(&store.load), [false, true]);
    failure(|| *ready(store.lend_later("bad")));
    ready(store.lend_later("good"));
    assert_eq!(outcomes(&store.lend_later), [true, false]);
    failure(|| ready(store.future("bad")));
    ready(store.future("good"));
    assert_eq!(outcomes(&store.future), [true, false]);
    {
        let mut waiting = pin!(store.later_title("bad"));
        assert!(poll(waiting.as_mut()).is_pending());
        failure(|| poll(waiting.as_mut()));
    }
    assert_eq!(outcomes(&store.later_title), [true]);
}

#[test]
fn a_future_that_is_dropped_unfinished_has_not_panicked() {
    let store = MockStore::wrapping(Real(1));
    {
        let mut waiting = pin!(store.load("bad"));
        assert!(poll(waiting.as_mut()).is_pending());
    }
    // Not by a panic of somebody else's either.
    failure(|| {
        let mut waiting = pin!(store.load("bad"));
        assert!(poll(waiting.as_mut()).is_pending());
        panic!("another one");
    });
    drop(store.load("bad"));
    assert_eq!(outcomes(&store.load), [false, false, false]);
}

#[test]
fn a_call_that_a_destructor_makes_in_a_panic_has_not_panicked_itself() {
    struct Calls<'s, S: Store>(&'s S);
    impl<S: Store> Drop for Calls<'_, S> {
        fn drop(&mut self) {
            self.0.get("good");
        }
    }
    let store = MockStore::wrapping(Real(1));
    failure(|| {
        let _calls = Calls(&store);
        panic!("another one");
    });
    assert_eq!(outcomes(&store.get), [false]);
}

#[test]
fn a_call_that_another_thread_made_tells_it_too() {
    let store = MockStore::wrapping(Real(1));
    let get = store.get.clone();
    let thread = std::thread::spawn(move || failure(|| store.get("bad")));
    thread.join().unwrap();
    assert_eq!(outcomes(&get), [true]);
    get.reset_mock();
    assert_eq!(outcomes(&get), []);
}

#[automock]
trait Shop {
    fn price(&self, of: &str) -> u32;
    fn sum(&mut self, of: &str) -> u32 {
        self.price(of) + 1
    }
    fn name(&self, of: &str) -> &str {
        refuse_bad(of);
        "shop"
    }
    async fn later(&self, of: &str) -> u32 {
        turn().await;
        self.price(of)
    }
    async fn lend(&self, of: &str) -> &str {
        refuse_bad(of);
        "shop"
    }
}

#[test]
fn a_call_tells_whether_the_default_body_panicked() {
    let mut shop = MockShop::new();
    shop.calls_defaults();
    shop.price.calls(|of| of.parse().expect("a number"));
    failure(|| shop.sum("x"));
    shop.sum("1");
    assert_eq!(
        (outcomes(&shop.sum), outcomes(&shop.price)),
        (vec![true, false], vec![true, false])
    );
    failure(|| shop.name("bad").len());
    shop.name("good");
    assert_eq!(outcomes(&shop.name), [true, false]);
    {
        let mut waiting = pin!(shop.later("x"));
        assert!(poll(waiting.as_mut()).is_pending());
        failure(|| poll(waiting.as_mut()));
    }
    assert_eq!(outcomes(&shop.later), [true]);
    failure(|| ready(shop.lend("bad")).len());
    ready(shop.lend("good"));
    assert_eq!(outcomes(&shop.lend), [true, false]);
}

#[patchable]
fn parse(text: &str) -> u32 {
    text.parse().expect("a number")
}

#[patchable]
fn first<T: Clone + Send + Sync + 'static>(of: &[T]) -> &T {
    &of[0]
}

#[patchable]
async fn parse_later(text: &str) -> u32 {
    turn().await;
    text.parse().expect("a number")
}

struct Parser;

#[patchable]
impl Parser {
    fn parse(&self, text: &str) -> u32 {
        text.parse().expect("a number")
    }
}

#[test]
fn a_call_tells_whether_the_original_of_a_patched_function_panicked() {
    let calls = spy!(parse);
    failure(|| parse("x"));
    parse("1");
    assert_eq!(outcomes(&calls), [true, false]);
    drop(calls);
    failure(|| parse("x"));

    let calls = patch!(parse);
    calls.expect().calls_original_with(|_| ("x",));
    failure(|| parse("1"));
    assert_eq!(outcomes(&calls), [true]);

    let calls = spy!(first::<u8>);
    failure(|| *first::<u8>(&[]));
    first(&[1u8]);
    assert_eq!(outcomes(&calls), [true, false]);

    let calls = spy!(Parser::parse);
    failure(|| Parser.parse("x"));
    Parser.parse("1");
    assert_eq!(outcomes(&calls), [true, false]);
}

#[test]
fn a_call_tells_whether_the_future_of_a_patched_function_panicked() {
    let calls = spy!(parse_later);
    for text in ["1", "x"] {
        let mut waiting = pin!(parse_later(text));
        assert!(poll(waiting.as_mut()).is_pending());
        if text == "x" {
            failure(|| poll(waiting.as_mut()));
        } else {
            assert_eq!(poll(waiting.as_mut()), Poll::Ready(1));
        }
    }
    let mut dropped = Box::pin(parse_later("x"));
    assert!(poll(dropped.as_mut()).is_pending());
    drop(dropped);
    assert_eq!(outcomes(&calls), [false, true, false]);
}
