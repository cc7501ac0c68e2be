//! Mocks move between threads and are shared by them.

use super::support::text_of;
use mockall::{automock, predicate::lt};
use std::{
    rc::Rc,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

#[automock]
pub trait Queue: Send + Sync {
    fn take(&self, worker: usize) -> Option<u32>;
    fn put(&mut self, item: u32);
    fn name(&self) -> &str;
}

#[automock]
pub trait Local {
    fn shared(&self, x: Rc<u32>) -> Rc<u32>;
    fn generic<T: 'static>(&self, t: T) -> T;
}

fn is_send<T: Send>() {}
fn is_sync<T: Sync>() {}
fn is_unwind_safe<T: std::panic::UnwindSafe>() {}

#[test]
fn mocks_are_send_and_sync() {
    is_send::<MockQueue>();
    is_sync::<MockQueue>();
    is_send::<MockLocal>();
    is_send::<Box<dyn Queue>>();
    is_unwind_safe::<MockQueue>();
}

#[test]
fn a_mock_is_moved_to_a_thread() {
    let mut queue = MockQueue::new();
    queue.expect_put().times(3).return_const(());
    thread::spawn(move || (0..3).for_each(|item| queue.put(item))).join().unwrap();
}

#[test]
fn a_mock_is_shared_by_many_threads() {
    let mut queue = MockQueue::new();
    let next = AtomicUsize::new(0);
    queue
        .expect_take()
        .with(lt(8))
        .times(800)
        .returning(move |_| Some(next.fetch_add(1, Ordering::Relaxed) as u32));
    let queue: Arc<dyn Queue> = Arc::new(queue);
    let workers: Vec<_> = (0..8)
        .map(|worker| {
            let queue = queue.clone();
            thread::spawn(move || (0..100).map(|_| queue.take(worker).unwrap()).sum::<u32>())
        })
        .collect();
    let sum: u32 = workers.into_iter().map(|worker| worker.join().unwrap()).sum();
    assert_eq!(sum, (0..800).sum());
}

#[test]
fn a_mock_is_lent_to_scoped_threads() {
    let mut queue = MockQueue::new();
    queue.expect_name().times(2).return_const("jobs".to_owned());
    let lengths: Vec<_> = thread::scope(|scope| {
        let handles: Vec<_> = (0..2).map(|_| scope.spawn(|| queue.name().len())).collect();
        handles.into_iter().map(|handle| handle.join().unwrap()).collect()
    });
    assert_eq!(lengths, [4, 4]);
}

#[test]
fn a_mock_in_a_mutex_is_configured_by_another_thread() {
    let queue = Arc::new(Mutex::new(MockQueue::new()));
    let other = queue.clone();
    thread::spawn(move || {
        other.lock().unwrap().expect_put().times(1).return_const(());
    })
    .join()
    .unwrap();
    queue.lock().unwrap().put(4);
}

#[test]
fn a_closure_sends_its_calls_over_a_channel() {
    let (calls, seen) = mpsc::channel();
    let mut queue = MockQueue::new();
    queue.expect_put().returning(move |item| calls.send(item).unwrap());
    thread::spawn(move || [1, 2].into_iter().for_each(|item| queue.put(item))).join().unwrap();
    assert_eq!(seen.iter().collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_mock_dropped_by_a_thread_fails_there() {
    let mut queue = MockQueue::new();
    queue.expect_put().times(1).return_const(());
    let failed = thread::spawn(move || drop(queue)).join().unwrap_err();
    assert_eq!(
        text_of(failed),
        "MockQueue::put: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
}
