//! Mocks that answer what is not set up with default values.

use standin::automock;

use crate::failing::{failure, first_line};

#[derive(Clone, Debug, PartialEq)]
struct Page;

#[automock]
trait Store {
    fn put(&self, key: &str, size: u64) -> bool;
    fn commit(&self) -> Option<u8>;
    fn page(&self) -> Page;
    fn write<T: Clone + Send + Sync + 'static>(&self, item: T) -> usize;
    fn pages<'p>(&'p self, key: &'p str) -> Box<dyn Iterator<Item = Page> + 'p>;
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
    let text = failure(|| store.pages("a"));
    assert!(text.contains("returns `Box<dyn Iterator<Item = Page>>`, which has"), "{text}");
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

#[test]
fn a_lenient_mock_answers_no_call_too_many() {
    let mut words = MockWords::lenient();
    words.expect_lent().times(1).return_const("first".to_string());
    words.expect_lent().times(1).return_const("second".to_string());
    assert_eq!([words.lent(), words.lent()], ["first", "second"]);
    assert!(
        first_line(|| words.lent()).contains("called 2 times which is more than the expected 1")
    );
    words.lent.reset_mock().expectations();
}

#[tokio::test]
async fn what_a_lenient_mock_lends_has_a_default_value_too() {
    let words = MockWords::lenient();
    let own = String::from("own");
    assert_eq!((words.name(), words.all(), words.lent()), ("", &[][..], ""));
    assert_eq!((words.trimmed(&own), words.within(&[&own]), words.found(&own)), ("", "", None));
    assert_eq!(words.later().await, "");
}
