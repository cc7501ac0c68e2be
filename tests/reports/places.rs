//! A failure is told of at the user's line: each function that can fail, once.

use std::ops::Deref;
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::time::Duration;

use standin::{
    MockObject, Sequence, assert_in_order, assert_in_order_exactly, assert_no_other_calls,
    automock, effect, mock_fn, patch,
};

use super::awaits::block_on as ready;
use super::doubles::{Index, MockIndex, MockSite, MockStore, Site, Store, page, urlopen};
use standin_tests::failing::failed;

/// A context is seen by threads that have none: this one is of these tests alone.
#[automock]
trait Watch {
    #[allow(dead_code, reason = "its contexts are what is looked at")]
    fn now() -> u64;
    fn zone() -> u64;
}

/// Fails at the very line where this is called: rustc says so of the panic.
#[track_caller]
fn here<T>(fails: impl FnOnce() -> T) -> String {
    let failure = failed(fails);
    let told = (failure.file.as_str(), failure.line);
    let here = Location::caller();
    assert_eq!(told, (here.file(), here.line()), "{}", failure.text);
    failure.text
}

/// As `here`, and the report has that place too.
#[track_caller]
fn told_here<T>(fails: impl FnOnce() -> T) {
    let here = Location::caller();
    let text = self::here(fails);
    assert!(text.contains(&format!("called at {}:{}:", here.file(), here.line())), "{text}");
}

/// What is not met is told of as set at this line.
#[track_caller]
fn set_here<M: Deref<Target = MockObject>>(mock: &mut M, sets: impl FnOnce(&mut M)) {
    let here = Location::caller();
    sets(mock);
    let text = failed(|| mock.checkpoint()).text;
    assert!(text.contains(&format!("set at {}:{}:", here.file(), here.line())), "{text}");
}

/// Makes a statement of an expression.
fn set<T>(_: T) {}

const SOON: Duration = Duration::from_millis(1);

#[test]
fn an_assertion_on_calls_fails_at_its_line() {
    let store = MockStore::lenient();
    store.put("a");
    here(|| store.get.assert_called());
    here(|| store.get.assert_called_once());
    here(|| store.put.assert_not_called());
    here(|| store.put.assert_called_times(2));
    here(|| store.put.assert_called_with("b"));
    here(|| store.put.assert_called_once_with("b"));
    here(|| store.put.assert_any_call("b"));
    here(|| store.put.assert_has_calls(["b"]));
    here(|| store.put.assert_has_calls_any_order(["b"]));
    here(|| store.put.wait_until_called_times(2, SOON));
    here(|| store.get.wait_until_called(SOON));
    here(|| store.put.wait_until_any_call_with("b", SOON));
    here(|| assert_in_order([store.put.any_call(), store.put.any_call()]));
    here(|| assert_in_order_exactly([store.put.any_call(), store.put.any_call()]));
    here(|| assert_no_other_calls([store.put.called_with("b")]));
}

#[test]
fn an_assertion_on_awaits_fails_at_its_line() {
    let site = MockSite::lenient();
    here(|| site.load.assert_awaited());
    here(|| site.load.assert_awaited_once());
    here(|| site.load.assert_awaited_with("a"));
    here(|| site.load.assert_awaited_once_with("a"));
    here(|| site.load.assert_any_await("a"));
    here(|| site.load.assert_has_awaits(["a"]));
    here(|| site.load.assert_has_awaits_any_order(["a", "b"]));
    ready(site.load("b"));
    here(|| site.load.assert_not_awaited());
    drop(site.load("b"));
    here(|| site.load.assert_all_awaited());
}

#[test]
fn an_assertion_in_a_task_fails_at_its_line() {
    let site = MockSite::new();
    let asserts = async { here(|| site.load.assert_awaited()) };
    assert!(ready(asserts).starts_with("Expected 'MockSite::load'"));
}

#[test]
fn what_verifies_fails_at_its_line() {
    let store = MockStore::new();
    store.put.expect().times(1);
    here(|| store.verify());
    here(|| store.checkpoint());
    let context = MockWatch::now_context();
    context.expect().times(1);
    here(|| context.checkpoint());
    here(|| store.put("a"));
    let failed_elsewhere = || std::thread::scope(|scope| scope.spawn(|| store.put("b")).join());
    assert!(failed_elsewhere().is_err());
    here(|| store.assert_no_unexpected_calls());
    store.forgive_failures();
    let patched = patch!(urlopen);
    patched.expect().times(1);
    here(|| patched.checkpoint());
}

#[test]
fn a_setup_that_cannot_work_fails_at_its_line() {
    let store = MockStore::new();
    let (least, most) = (3, 1);
    here(|| _ = store.put.expect().times(least..=most));
    here(|| _ = store.put.expect().times(least..most));
    here(|| _ = store.put.expect().times(..0));
    let forgotten = || {
        let expectation = store.put.expect();
        store.checkpoint();
        expectation
    };
    here(|| _ = forgotten().with("a"));
    here(|| _ = forgotten().withf(|_| true));
    here(|| _ = forgotten().withf_st(|_| true));
    here(|| _ = forgotten().times(2));
    here(|| _ = forgotten().once());
    here(|| _ = forgotten().never());
    here(|| _ = forgotten().returning(|_| ()));
    here(|| _ = forgotten().returning_st(|_| ()));
    here(|| _ = forgotten().return_once(|_| ()));
    here(|| _ = forgotten().return_once_st(|_| ()));
    here(|| _ = forgotten().return_const(()));
    here(|| _ = forgotten().return_const_st(()));
    here(|| _ = forgotten().returning_seq([()]));
    here(|| _ = forgotten().in_sequence(&mut Sequence::new()));
    let _here = patch!(urlopen);
    here(|| patch!(global urlopen));
}

#[test]
fn a_call_fails_at_its_line_and_is_told_of_there() {
    let mut store = MockStore::new();
    told_here(|| store.get("a", 1));
    told_here(|| store.get.call(("a", 1)));
    told_here(|| store.all(1_u8));
    told_here(|| <MockStore as Store>::get(&store, "a", 1));
    store.expect_put().never();
    told_here(|| store.put("a"));
    store.expect_size().times(1);
    told_here(|| store.size());
    store.get.side_effect(Vec::<Option<String>>::new());
    told_here(|| store.get("a", 1));
    _ = failed(|| store.checkpoint());
    told_here(|| MockWatch::zone() + 1);
    let _urlopen = patch!(urlopen);
    told_here(|| urlopen("http://x"));
    let called = mock_fn!(called: |n: u8| -> u8);
    told_here(|| called.call((3,)));
    let site = MockSite::new();
    told_here(|| site.publish(&page("Home", 1)));
    site.forgive_failures();
}

#[test]
fn a_call_that_fails_when_it_is_awaited_is_told_of_where_it_was_made() {
    let site = MockSite::new();
    let here = format!("called at {}:{}:", file!(), line!() + 1);
    let text = failed(|| ready(async { site.load("a").await })).text;
    assert!(text.contains(&here), "{text}");
}

#[test]
fn a_value_that_was_not_kept_is_asked_for_at_its_line() {
    let site = MockSite::lenient();
    site.archive(super::doubles::Stamp { by: "me", reason: "old" });
    here(|| set(site.archive.call_args().unwrap().values()));
    let index = MockIndex::lenient();
    std::thread::scope(|scope| {
        scope.spawn(|| index.lend(3.into()));
    });
    here(|| set(index.lend.call_args().unwrap().values()));
}

/// A helper of the user's.
#[track_caller]
fn check_that_it_was_put(store: &MockStore) {
    store.put.assert_called_once_with("page");
}

#[test]
fn a_helper_with_track_caller_hands_the_place_on() {
    let store = MockStore::lenient();
    here(|| check_that_it_was_put(&store));
}

#[test]
fn an_expectation_is_told_of_where_it_was_set() {
    let mut store = MockStore::new();
    set_here(&mut store, |store| set(store.expect_put().times(1)));
    set_here(&mut store, |store| set(store.put.expect().times(1)));
    set_here(&mut store, |store| set(store.put.expect_first().times(1)));
    set_here(&mut store, |store| set(store.put.expect_instead().times(1)));
    set_here(&mut store, |store| set(store.expect_all::<u8>().times(1)));
    set_here(&mut store, |store| set(store.all.of::<u8>().expect().times(1)));
    let context = MockWatch::now_context();
    let set_at = format!("set at {}:{}:", file!(), line!() + 1);
    context.expect().times(1);
    assert!(failed(|| context.checkpoint()).text.contains(&set_at));
    let patched = patch!(urlopen);
    let set_at = format!("set at {}:{}:", file!(), line!() + 1);
    patched.expect().times(1);
    assert!(failed(|| patched.checkpoint()).text.contains(&set_at));
}

/// An effect that can't answer the call is told of as set at this line.
#[track_caller]
fn effect_here(sets: impl FnOnce(&mut MockStore)) {
    let here = Location::caller();
    let mut store = MockStore::new();
    sets(&mut store);
    _ = catch_unwind(AssertUnwindSafe(|| store.get("a", 1)));
    let failure = failed(|| store.get("a", 1));
    store.forgive_failures();
    let text = failure.text;
    assert!(text.contains(&format!("was set at {}:{}:", here.file(), here.line())), "{text}");
}

#[test]
fn an_effect_is_told_of_where_it_was_set() {
    effect_here(|store| set(store.get.side_effect([None])));
    effect_here(|store| set(store.get.effects([effect::value(None)])));
    effect_here(|store| set(store.expect_get().returning_seq([None])));
    effect_here(|store| set(store.expect_get().return_once(|_, _| None)));
    effect_here(|store| set(store.expect_get().return_once_st(|_, _| None)));
    effect_here(|store| set(store.expect_get().returning_async(|_, _| async { None })));
}

/// Where the trait below begins.
const REMOTE: u32 = line!();
#[automock(wrapping)]
#[async_trait::async_trait]
trait Remote: Send + Sync {
    async fn first(&self) -> u64;
    async fn second(&self, url: &str) -> Result<u64, u8>;
    async fn third(&self) -> u64 {
        3
    }
}

#[test]
fn a_call_of_async_trait_is_told_of_at_the_line_of_its_method() {
    let remote = MockRemote::new();
    for (line, text) in [
        (4, failed(|| ready(remote.first()))),
        (5, failed(|| ready(remote.second("a")))),
        (6, failed(|| ready(remote.third()))),
    ] {
        let (file, line) = (file!(), REMOTE + line);
        assert_eq!((text.file.as_str(), text.line), (file, line), "{}", text.text);
        assert!(text.text.contains(&format!("called at {file}:{line}:")), "{}", text.text);
    }
}
