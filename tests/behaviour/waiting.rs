//! Waiting for a call that another thread or task makes.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use standin::{any, automock};

use crate::failing::failure;

/// More than a call takes to come.
const PATIENCE: Duration = Duration::from_secs(20);

#[automock]
trait Store {
    fn begin(&self);
    fn put(&self, key: &str, size: u64) -> bool;
    fn commit(&self) -> Option<u8>;
    async fn load(&self) -> &'static str;
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
    put.wait_until_called(PATIENCE);
    put.wait_until_any_call_with("key", 3, PATIENCE);
    put.wait_until_called_times(5, PATIENCE);
    begin.wait_until_called(PATIENCE);
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
    is_woken.recv_timeout(PATIENCE).is_ok()
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
    let store = MockStore::lenient();
    let load = store.load.clone();
    assert!(is_woken(move || load.wait_until_called(AN_HOUR), || drop(store.load())));
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
    tokio::time::timeout(PATIENCE, put.until_called()).await.unwrap();
    tokio::time::timeout(PATIENCE, put.until_called_times(3)).await.unwrap();
    let with = put.until_any_call_with("key", 2);
    tokio::time::timeout(PATIENCE, with).await.unwrap();
    let without = tokio::time::timeout(Duration::from_millis(5), put.until_any_call_with("x", 2));
    assert!(without.await.is_err());
    task.await.unwrap();
    let late = tokio::time::timeout(Duration::from_millis(5), put.until_called_times(4)).await;
    assert!(late.is_err());
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
    put.wait_until_any_call_with(move |key: &str| judge.put(key, 0), any(), PATIENCE);
    thread.join().unwrap();
    asked.assert_any_call("b", 0);
}
