//! `#[async_trait]` above the macro, which then sees the boxes that it has made.

use super::*;
use async_trait::async_trait;

use crate::failing::failure;

#[async_trait]
#[automock(wrapping)]
trait Users {
    async fn name(&self) -> &str;
    async fn named<'a>(&'a self, id: u8) -> Option<&'a str>;
    async fn longest<'a>(&self, one: &'a str, other: &str) -> &'a str;
    async fn count(&self) -> usize;
    async fn last(&mut self, (ids, _): (&[u8], u8)) -> &mut u8;
    async fn greeting(&self, id: u8) -> &str {
        self.named(id).await.unwrap_or("nobody")
    }
}

struct Table(u8);

#[async_trait]
impl Users for Table {
    async fn name(&self) -> &str {
        "users"
    }
    async fn named<'a>(&'a self, id: u8) -> Option<&'a str> {
        (id == self.0).then_some("Ann")
    }
    async fn longest<'a>(&self, one: &'a str, _: &str) -> &'a str {
        one
    }
    async fn count(&self) -> usize {
        1
    }
    async fn last(&mut self, (ids, by): (&[u8], u8)) -> &mut u8 {
        self.0 = ids.iter().sum::<u8>() + by;
        &mut self.0
    }
}

#[test]
fn what_is_awaited_may_borrow() {
    let mut mock = MockUsers::new();
    mock.name.returns("people");
    mock.expect_count().returning(|| 3);
    assert_eq!(ready(mock.count()), 3);
    mock.expect_named().with(1).returning(|_| Some("Bob".into()));
    mock.named.returns(None::<String>);
    mock.expect_longest().returning(|one, _| one);
    mock.last.returns(7);
    mock.greeting.calls_default();
    assert_eq!(ready(mock.name()), "people");
    assert_eq!((ready(mock.named(1)), ready(mock.named(2))), (Some("Bob"), None));
    assert_eq!(ready(mock.longest("ab", "a")), "ab");
    assert_eq!(*ready(mock.last((&[1], 2))), 7);
    assert_eq!(ready(mock.greeting(1)), "Bob");
    drop(mock.name());
    assert_eq!((mock.name.call_count(), mock.name.await_count()), (2, 1));
    mock.longest.assert_awaited_once_with("ab", "a");
    assert!(
        failure(|| assert!(ready(MockUsers::new().named(3)).is_some()))
            .contains("MockUsers::named(3)")
    );
}

#[test]
fn a_real_object_may_lend_what_is_awaited() {
    let mut spy = MockUsers::wrapping(Table(3));
    assert_eq!((ready(spy.name()), ready(spy.named(3))), ("users", Some("Ann")));
    assert_eq!(*ready(spy.last((&[1, 2], 3))), 6);
    assert_eq!(ready(spy.longest("ab", "a")), "ab");
    assert_eq!(ready(spy.count()), 1);
    spy.name.returns("people");
    assert_eq!(ready(spy.name()), "people");
    spy.named.assert_awaited_once_with(3);
}

#[automock(wrapping)]
#[async_trait]
trait Below {
    async fn of_no_thread(&self, id: u8) -> Result<Rc<u8>, Box<dyn std::error::Error>>;
}

#[async_trait]
impl Below for Table {
    async fn of_no_thread(&self, id: u8) -> Result<Rc<u8>, Box<dyn std::error::Error>> {
        Ok(Rc::new(id + self.0))
    }
}

#[test]
fn a_spy_below_the_macro_hands_on_what_is_not_send() {
    let mut spy = MockBelow::wrapping(Table(2));
    spy.expect_of_no_thread().with(9).returning_st(|_| Err("none".into()));
    assert_eq!(*ready(spy.of_no_thread(1)).unwrap(), 3);
    assert_eq!(ready(spy.of_no_thread(9)).unwrap_err().to_string(), "none");
    spy.of_no_thread.assert_has_awaits([1, 9]);
}
