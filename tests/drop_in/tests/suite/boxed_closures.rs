//! Boxed closures as arguments, written out in the signature.

use mockall::{automock, mock, predicate::always};

type Callback = Box<dyn FnMut(&str) -> usize + Send>;

#[automock]
pub trait Bus {
    fn subscribe(&mut self, topic: &str, callback: Callback) -> u32;
    fn filter(&self, with: Option<Callback>) -> bool;
}

#[test]
fn an_alias_for_a_boxed_closure() {
    let mut bus = MockBus::new();
    bus.expect_subscribe().returning(|topic, mut callback| callback(topic) as u32);
    bus.expect_filter().returning(|with| with.is_some());
    assert_eq!(bus.subscribe("four", Box::new(str::len)), 4);
    assert!(bus.filter(Some(Box::new(|_| 0))));
    assert!(!bus.filter(None));
}

mock! {
    Loop {
        fn defer(&mut self, job: Box<dyn FnOnce() -> u32 + Send>) -> u32;
        fn each(&self, job: &dyn Fn(u32) -> u32, n: u32) -> u32;
        fn all(&self, jobs: Vec<Box<dyn Fn() -> u32>>) -> u32;
    }
}

#[test]
fn boxed_closures_in_mock() {
    let mut mock = MockLoop::new();
    mock.expect_defer().with(always()).returning(|job| job() + 1);
    mock.expect_all().returning(|jobs| jobs.iter().map(|job| job()).sum());
    assert_eq!(mock.defer(Box::new(|| 1)), 2);
    assert_eq!(mock.all(vec![Box::new(|| 3), Box::new(|| 4)]), 7);
}

#[test]
fn a_borrowed_closure_in_mock() {
    let mut mock = MockLoop::new();
    mock.expect_each().withf(|_, n| *n == 2).returning(|job, n| (0..n).map(|n| job(n)).sum());
    let factor = 10;
    assert_eq!(mock.each(&|n| n * factor, 2), 10);
}
