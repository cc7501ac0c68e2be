//! Asked afterwards: runs of calls, order across doubles, waiting, lenient mocks, lost failures.

use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use standin::{
    CallLog, any, assert_in_order, assert_in_order_exactly, assert_no_other_calls, automock, patch,
    patchable, predicate,
};

use crate::failing::{failure, first_line};

#[derive(Clone, Debug, PartialEq)]
struct Page;

#[automock]
trait Store {
    fn begin(&self);
    fn put(&self, key: &str, size: u64) -> bool;
    fn commit(&self) -> Option<u8>;
    fn page(&self) -> Page;
    fn write<T: Clone + Send + Sync + 'static>(&self, item: T) -> usize;
}

#[patchable]
fn sync(n: u8) -> u8 {
    n
}

fn used() -> MockStore {
    let store = MockStore::lenient();
    store.begin();
    store.put("a", 1);
    store.put("b", 2);
    store.put("c", 3);
    store.commit();
    store
}

#[test]
fn calls_that_were_made_one_after_the_other() {
    let store = used();
    store.put.assert_has_calls([("a", 1), ("b", 2)]);
    store.put.assert_has_calls([("b", 2), ("c", 3)]);
    store.put.assert_has_calls([("a", 1), ("b", 2), ("c", 3)]);
    let text = failure(|| store.put.assert_has_calls([("a", 1), ("c", 3)]));
    assert!(
        text.starts_with("Calls of 'MockStore::put' not found, one after the other."),
        "{text}"
    );
    assert!(text.contains("(\"c\", 3)") && text.contains("2. (\"b\", 2)"), "{text}");
}

#[test]
fn calls_that_were_made_in_any_order() {
    let store = used();
    store.put.assert_has_calls_any_order([("c", 3), ("a", 1)]);
    assert!(
        first_line(|| store.put.assert_has_calls_any_order([("a", 1), ("a", 1)]))
            .contains("not found, in any order")
    );
}

#[test]
fn order_across_doubles() {
    let store = used();
    let synced = patch!(sync => |n| n);
    sync(4);
    let other = used();
    assert_in_order([
        store.begin.any_call(),
        store.put.called_with(predicate::ne("a"), any()),
        store.commit.called_with(),
        synced.called_with(4),
        other.begin.any_call(),
    ]);
    let again = [store.begin.any_call(), synced.called_with(4)];
    assert_in_order(again.clone());
    sync(4);
    assert_in_order(again);
    let text = failure(|| assert_in_order([synced.any_call(), store.begin.any_call()]));
    assert!(
        text.starts_with("calls not found in order: MockStore::begin(…) is missing after sync(…)"),
        "{text}"
    );
    assert!(text.contains("MockStore::begin(…)  ← not found from here on"), "{text}");
    // A picture shows how the calls of several doubles follow one another.
    assert!(text.contains("as a picture:\n    test"), "{text}");
    assert!(text.contains("├─ begin() ─>│"), "{text}");
}

#[test]
fn exactly_these_calls() {
    let store = used();
    let puts = || [("a", 1), ("b", 2), ("c", 3)].map(|(key, n)| store.put.called_with(key, n));
    assert_in_order_exactly(puts());
    assert_no_other_calls(puts());
    store.put("d", 4);
    assert_eq!(
        first_line(|| assert_in_order_exactly(puts())),
        r#"call 4 was not expected: MockStore::put("d", 4)"#
    );
    assert_eq!(
        first_line(|| assert_no_other_calls(puts())),
        r#"there was another call: MockStore::put("d", 4)"#
    );
    assert_eq!(
        first_line(|| assert_in_order_exactly([store.put.called_with("b", any())])),
        r#"call 1 is MockStore::put("a", 1), expected MockStore::put("b", any())"#
    );
}

#[test]
fn all_calls_of_a_mock_and_of_several_doubles() {
    let store = used();
    store.write(7u8);
    let calls: Vec<String> = store.mock_calls().iter().map(ToString::to_string).collect();
    assert_eq!(calls.len(), 6);
    assert_eq!(calls[1], r#"MockStore::put("a", 1)"#);
    assert_eq!(store.mock_calls()[5].function(), "MockStore::write");
    let synced = patch!(sync => |n| n);
    let log = CallLog::new().attach(&store).attach_fn(&synced);
    sync(1);
    store.begin();
    let last: Vec<String> = log.calls()[6..].iter().map(ToString::to_string).collect();
    assert_eq!(last, ["sync(1)", "MockStore::begin()"]);
    let diagram = log.to_mermaid();
    assert!(diagram.starts_with("sequenceDiagram\n    participant test\n"), "{diagram}");
    assert!(diagram.contains("    test->>MockStore: put(#quot;b#quot;, 2)\n"), "{diagram}");
    assert!(
        diagram.ends_with("    test->>sync: sync(1)\n    test->>MockStore: begin()\n"),
        "{diagram}"
    );
}

#[test]
fn a_whole_mock_is_reset() {
    let store = used();
    store.reset_mock();
    store.put.assert_not_called();
    assert!(store.mock_calls().is_empty());
    store.begin();
    store.begin.assert_called_once();
}

#[test]
fn a_lenient_mock_answers_with_default_values() {
    let store = MockStore::lenient();
    assert_eq!((store.put("a", 1), store.commit(), store.write("x")), (false, None, 0));
    store.put.returns(true);
    assert!(store.put("a", 1));
    let text = failure(|| store.page());
    assert!(
        text.contains("lenient, but this method returns `Page`, which has no default value"),
        "{text}"
    );
    store.seal();
    assert_eq!(first_line(|| store.commit()), "MockStore::commit(): No matching expectation found");
    assert_eq!(first_line(|| store.assert_no_unexpected_calls()).lines().count(), 1);
}

#[automock]
trait Words {
    fn name(&self) -> &'static str;
    fn all(&self) -> &'static [Page];
    fn lent(&self) -> &str;
    fn trimmed<'w>(&self, word: &'w str) -> &'w str;
    fn within<'w>(&self, words: &[&'w str]) -> &'w str;
    fn found(&self, word: &str) -> Option<&Page>;
    async fn later(&self) -> &'static str;
}

#[tokio::test]
async fn what_a_lenient_mock_lends_has_a_default_value_too() {
    let words = MockWords::lenient();
    let own = String::from("own");
    assert_eq!((words.name(), words.all(), words.lent()), ("", &[][..], ""));
    assert_eq!((words.trimmed(&own), words.within(&[&own]), words.found(&own)), ("", "", None));
    assert_eq!(words.later().await, "");
}

#[test]
fn waiting_for_a_call_of_another_thread() {
    let store = MockStore::lenient();
    let (put, begin) = (store.put.clone(), store.begin.clone());
    let thread = thread::spawn(move || {
        for n in 0..5 {
            thread::sleep(Duration::from_millis(2));
            store.put("key", n);
        }
        store.begin();
    });
    put.wait_until_called(Duration::from_secs(20));
    put.wait_until_any_call_with("key", 3, Duration::from_secs(20));
    put.wait_until_called_times(5, Duration::from_secs(20));
    begin.wait_until_called(Duration::from_secs(20));
    thread.join().unwrap();
    let text = failure(|| put.wait_until_called_times(6, Duration::from_millis(5)));
    assert!(
        text.starts_with(
            "Expected 'MockStore::put' to be called 6 times within 5ms. Called 5 times."
        ),
        "{text}"
    );
    let text = failure(|| put.wait_until_any_call_with("x", 1, Duration::from_millis(5)));
    assert!(text.starts_with(r#"MockStore::put("x", 1) call not found within 5ms"#), "{text}");
    assert!(text.contains("5. (\"key\", 4)"), "{text}");
}

const AN_HOUR: Duration = Duration::from_secs(3600);

/// Whether a thread that waits goes on when the call comes, long before its time is over.
fn is_woken(wait: impl FnOnce() + Send + 'static, call: impl FnOnce()) -> bool {
    let (woken, is_woken) = mpsc::channel();
    thread::spawn(move || {
        wait();
        _ = woken.send(());
    });
    // Time to begin to wait.
    thread::sleep(Duration::from_millis(20));
    call();
    is_woken.recv_timeout(Duration::from_secs(20)).is_ok()
}

#[test]
fn a_call_wakes_who_waits_for_it() {
    let store = MockStore::lenient();
    let (put, begin, commit) = (store.put.clone(), store.begin.clone(), store.commit.clone());
    begin.record_calls(false);
    assert!(is_woken(move || begin.wait_until_called(AN_HOUR), || store.begin()));
    assert!(is_woken(move || commit.wait_until_called(AN_HOUR), || _ = store.commit()));
    let with = move || put.wait_until_any_call_with("key", 2, AN_HOUR);
    assert!(is_woken(with, || _ = store.put("key", 2)));
}

#[test]
fn a_call_of_an_async_fn_wakes_who_waits_for_it() {
    let words = MockWords::lenient();
    let later = words.later.clone();
    assert!(is_woken(move || later.wait_until_called(AN_HOUR), || drop(words.later())));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn waiting_for_a_call_of_another_task() {
    let store = MockStore::lenient();
    let put = store.put.clone();
    let task = tokio::spawn(async move {
        for n in 0..3 {
            tokio::time::sleep(Duration::from_millis(2)).await;
            store.put("key", n);
        }
    });
    tokio::time::timeout(Duration::from_secs(20), put.until_called()).await.unwrap();
    tokio::time::timeout(Duration::from_secs(20), put.until_called_times(3)).await.unwrap();
    let with = put.until_any_call_with("key", 2);
    tokio::time::timeout(Duration::from_secs(20), with).await.unwrap();
    let without = tokio::time::timeout(Duration::from_millis(5), put.until_any_call_with("x", 2));
    assert!(without.await.is_err());
    task.await.unwrap();
    let late = tokio::time::timeout(Duration::from_millis(5), put.until_called_times(4)).await;
    assert!(late.is_err());
}

#[test]
fn a_failure_on_a_thread_that_nobody_joins_fails_the_test_that_owns_the_mock() {
    let store = Arc::new(MockStore::new());
    let shared = store.clone();
    let thread = thread::Builder::new().name("worker".into());
    // The handle is kept to know when the thread has ended; what became of it is not looked at.
    let handle = thread.spawn(move || failure(|| shared.put("x", 1))).unwrap();
    while !handle.is_finished() {
        thread::yield_now();
    }
    let text = failure(|| store.verify());
    assert!(text.starts_with(r#"MockStore::put("x", 1): No matching expectation found"#), "{text}");
    assert!(text.contains("failed on the thread `worker`"), "{text}");
    let text = failure(move || drop(store));
    assert!(text.contains("failed on the thread `worker`"), "{text}");
}

#[test]
fn a_failure_that_is_forgiven_is_not_told_again() {
    let store = Arc::new(MockStore::new());
    let shared = store.clone();
    thread::spawn(move || failure(|| shared.put("x", 1))).join().unwrap();
    store.forgive_failures();
    store.verify();
}

#[test]
fn what_is_waited_for_may_be_decided_by_another_double() {
    let (store, judge) = (MockStore::lenient(), MockStore::lenient());
    judge.put.calls(|key, _| key == "b");
    let (put, asked) = (store.put.clone(), judge.put.clone());
    let thread = thread::spawn(move || {
        for key in ["a", "b"] {
            thread::sleep(Duration::from_millis(5));
            store.put(key, 1);
        }
    });
    put.wait_until_any_call_with(
        move |key: &str| judge.put(key, 0),
        any(),
        Duration::from_secs(20),
    );
    thread.join().unwrap();
    asked.assert_any_call("b", 0);
}
