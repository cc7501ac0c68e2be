//! Mocks in the containers that code under test keeps its parts in.

use super::support::panic_text;
use mockall::{automock, predicate::eq};
use std::{cell::RefCell, collections::HashMap, rc::Rc};

#[automock]
pub trait Observer {
    fn notify(&mut self, event: &str) -> bool;
    fn id(&self) -> u32;
}

#[derive(Default)]
struct Subject {
    observers: Vec<Rc<RefCell<dyn Observer>>>,
    by_name: HashMap<String, Box<dyn Observer>>,
    last: Option<MockObserver>,
}

impl Subject {
    fn emit(&mut self, event: &str) -> usize {
        let heard = self.observers.iter().filter(|one| one.borrow_mut().notify(event)).count();
        let named =
            self.by_name.values_mut().map(|one| one.notify(event)).filter(|heard| *heard).count();
        heard + named
    }
}

fn observer(id: u32, hears: bool) -> MockObserver {
    let mut mock = MockObserver::new();
    mock.expect_id().return_const(id);
    mock.expect_notify().with(eq("start")).times(1).return_const(hears);
    mock
}

#[test]
fn shared_and_boxed_mocks_are_notified() {
    let kept = Rc::new(RefCell::new(observer(1, true)));
    let mut subject = Subject::default();
    subject.observers.push(kept.clone());
    subject.observers.push(Rc::new(RefCell::new(observer(2, false))));
    subject.by_name.insert("third".into(), Box::new(observer(3, true)));
    assert_eq!(subject.emit("start"), 2);
    assert_eq!(kept.borrow().id(), 1);
    kept.borrow_mut().checkpoint();
}

#[test]
fn expectations_are_set_while_the_mock_is_shared() {
    let kept = Rc::new(RefCell::new(MockObserver::new()));
    let mut subject = Subject { observers: vec![kept.clone()], ..Subject::default() };
    kept.borrow_mut().expect_notify().times(2).return_const(true);
    assert_eq!(subject.emit("a") + subject.emit("b"), 2);
}

#[test]
fn a_mock_is_taken_out_and_replaced() {
    let mut subject = Subject { last: Some(observer(5, true)), ..Subject::default() };
    let mut taken = std::mem::take(&mut subject.last).unwrap();
    assert!(taken.notify("start"));
    subject.last.replace(MockObserver::default());
    assert!(subject.last.is_some());
}

#[test]
fn the_first_mock_dropped_reports() {
    let text = panic_text(|| {
        let _all = [observer(1, true), observer(2, true)];
    });
    assert_eq!(
        text,
        "MockObserver::notify: Expectation(var == \"start\") called 0 time(s) which is fewer than expected 1"
    );
}
