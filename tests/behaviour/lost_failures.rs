//! Failures on threads that nobody joins, and in such tasks: the mock's own test tells of them.

use std::sync::Arc;
use std::thread;

use standin::automock;

use crate::failing::failure;

#[automock]
trait Store {
    fn put(&self, key: &str, size: u64) -> bool;
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

#[tokio::test]
async fn a_failure_in_a_task_that_nobody_awaits_fails_the_test_that_owns_the_mock() {
    let store = Arc::new(MockStore::new());
    let shared = store.clone();
    let task = tokio::spawn(async move { shared.put("x", 1) });
    while !task.is_finished() {
        tokio::task::yield_now().await;
    }
    let text = failure(|| store.verify());
    assert!(text.starts_with(r#"MockStore::put("x", 1): No matching expectation found"#), "{text}");
    assert!(text.contains("failed in a task of this thread"), "{text}");
    store.forgive_failures();
    drop(store);
}
