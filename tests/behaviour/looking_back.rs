//! What there is to know of each recorded call, and calls as pictures.

use std::thread;

use standin::{CallLog, automock, mock_fn};

use crate::failing::failure;
use crate::signatures::ready;

#[automock]
trait Store {
    fn put(&self, key: &str, size: u64) -> bool;
    fn sync(&self);
    fn write<T: Clone + Send + Sync + 'static>(&self, item: T);
}

fn on_a_thread_named(name: &str, work: impl FnOnce() + Send) {
    thread::scope(|scope| {
        thread::Builder::new().name(name.into()).spawn_scoped(scope, work).unwrap();
    });
}

#[test]
fn each_call_tells_its_arguments_thread_place_and_number() {
    let store = MockStore::lenient();
    let line = line!() + 1;
    store.put("a", 1);
    on_a_thread_named("worker", || assert!(!store.put("b", 2)));
    let calls = store.put.call_args_list();
    let told: Vec<_> = calls.iter().map(|call| call.values()).map(|(key, n)| (key, *n)).collect();
    assert_eq!(told, [("a", 1), ("b", 2)]);
    assert_eq!((calls[0].location().file(), calls[0].location().line()), (file!(), line));
    assert!(calls[0].order() < calls[1].order());
    let threads: Vec<_> = calls.iter().filter_map(|call| call.thread()).collect();
    assert_eq!(threads[0].id(), thread::current().id());
    assert_eq!(threads[1].name(), Some("worker"));
}

#[test]
fn calls_of_several_doubles_tell_the_same() {
    let store = MockStore::lenient();
    store.sync();
    on_a_thread_named("worker", || assert!(!store.put("a", 1)));
    store.write(7u8);
    let calls = store.mock_calls();
    assert_eq!(calls[1].thread().unwrap().name(), Some("worker"));
    assert_eq!(calls[2].thread().unwrap().id(), thread::current().id());
    let put = calls[1].args_of(&store.put).unwrap();
    assert_eq!(put, ("a", 1));
    assert_eq!(calls[2].args_of(store.write.of::<u8>()).unwrap(), 7);
    assert!(calls[0].args_of(&store.put).is_none());
    assert!(calls[1].args_of(&MockStore::lenient().put).is_none());
    store.put.reset_mock();
    assert!(calls[1].args_of(&store.put).is_none());
}

#[test]
fn a_call_that_failed_while_recording_was_off_has_no_thread() {
    let store = MockStore::new();
    store.put.record_calls(false);
    failure(|| store.put("a", 1));
    assert!(store.put.call_args().unwrap().thread().is_none());
}

#[test]
fn calls_as_a_picture_for_the_terminal() {
    let (store, sync) = (MockStore::lenient(), mock_fn!(sync: |n: u8|));
    sync.returns(());
    let log = CallLog::new().attach(&store).attach_fn(&sync);
    assert_eq!(log.to_text(), "test\n  │\n");
    store.put("page/home", 12);
    sync.call((1,));
    on_a_thread_named("worker", || store.sync());
    insta::assert_snapshot!(log.to_text());
}

#[test]
fn a_long_call_is_cut_in_the_picture() {
    let store = MockStore::lenient();
    store.put(&"é".repeat(100), 1);
    let log = CallLog::new().attach(&store);
    let text = log.to_text();
    let widths: Vec<usize> = text.lines().map(|line| line.chars().count()).collect();
    assert!(text.contains(&format!("put(\"{}… ─>│", "é".repeat(55))), "{text}");
    assert!(widths.iter().all(|width| *width < 80), "{text}");
}

#[test]
fn each_call_tells_whether_it_panicked() {
    let store = MockStore::new();
    store.put.calls(|key, _| if key == "bad" { panic!("an effect may panic") } else { true });
    store.put("good", 1);
    failure(|| store.put("bad", 2));
    store.put("good", 3);
    let outcomes: Vec<bool> =
        store.put.call_args_list().iter().map(|call| call.has_panicked()).collect();
    assert_eq!(outcomes, [false, true, false]);

    let unexpected = MockStore::new();
    failure(|| unexpected.put("x", 1));
    assert!(unexpected.mock_calls().iter().all(|call| call.has_panicked()));
    unexpected.put.reset_mock();
    unexpected.put.returns(true);
    unexpected.put("x", 1);
    assert!(!unexpected.mock_calls()[0].has_panicked());
}

#[automock]
trait Remote {
    async fn load(&self, key: &str) -> u8;
}

#[test]
fn a_panic_of_a_future_is_one_of_its_call() {
    let mut remote = MockRemote::new();
    remote.expect_load().with("bad").returning_async(|_| async { panic!("an effect may panic") });
    remote.expect_load().returning_async(|_| async { 1 });
    failure(|| ready(remote.load("bad")));
    assert_eq!(ready(remote.load("good")), 1);
    let outcomes = remote.load.call_args_list();
    assert_eq!((outcomes[0].has_panicked(), outcomes[1].has_panicked()), (true, false));
}
