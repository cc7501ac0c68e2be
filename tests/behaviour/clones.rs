//! Mocks that can be cloned: one mock in several places.

use std::thread;

use standin::{automock, mock};

use crate::failing::failure;

#[automock(clone)]
trait Store {
    fn get(&self, key: &str) -> usize;
    fn write<T: Clone + Send + Sync + 'static>(&self, item: T) -> usize;
}

/// What a web framework does: each worker has a clone of the state.
#[derive(Clone)]
struct State<S: Store + Clone> {
    store: S,
}

fn serve<S: Store + Clone + Send + 'static>(state: State<S>) -> usize {
    let workers = ["a", "b"].map(|key| {
        let state = state.clone();
        thread::spawn(move || state.store.get(key))
    });
    workers.into_iter().map(|worker| worker.join().unwrap()).sum()
}

#[test]
fn clones_share_what_is_expected_and_recorded() {
    let mut store = MockStore::new();
    store.expect_get().times(2).returning(|key| key.len());
    assert_eq!(serve(State { store: store.clone() }), 2);
    store.get.assert_any_call("a");
    store.get.assert_any_call("b");
    store.clone().write.of::<u8>().returns(3);
    assert_eq!(store.write(1u8), 3);
    store.verify();
}

#[test]
fn all_clones_together_are_verified_once() {
    let mut store = MockStore::new();
    store.expect_get().times(1).return_const(0usize);
    let clone = store.clone();
    drop(store);
    let text = failure(move || drop(clone));
    assert!(text.starts_with("MockStore::get: Expectation(<anything>) called 0 time(s)"), "{text}");
}

#[test]
fn a_mock_that_lives_for_ever_is_verified_when_that_is_asked() {
    let mut store = MockStore::new();
    store.expect_get().times(1).return_const(0usize);
    let store: &'static MockStore = Box::leak(Box::new(store));
    assert!(failure(|| store.verify()).contains("called 0 time(s)"));
    thread::spawn(|| store.get("x")).join().unwrap();
    store.verify();
}

pub struct Tank;

#[automock(clone)]
impl Tank {
    pub fn level(&self) -> u8 {
        0
    }
}

mock! {
    #[derive(Clone, Debug)]
    Pipe<T: Clone> {
        fn flow(&self, of: T) -> T;
    }
}

#[test]
fn mocks_of_structs_can_be_cloned_too() {
    assert_eq!(Tank.level(), 0);
    let (tank, pipe) = (MockTank::new(), MockPipe::<u8>::new());
    tank.clone().level.returns(3);
    pipe.clone().flow.returns(4);
    assert_eq!((tank.level(), pipe.flow(1)), (3, 4));
    pipe.flow.assert_called_once_with(1);
}

#[automock(clone)]
trait Lookup<'a> {
    fn find(&self, text: &'a str) -> usize;
}

#[test]
fn the_mock_of_a_trait_with_a_lifetime_is_cloned_too() {
    let mut lookup = MockLookup::new();
    lookup.expect_find().with("home").times(1).returning(|text| text.len());
    assert_eq!(lookup.clone().find("home"), 4);
    lookup.verify();
}
