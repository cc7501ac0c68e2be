//! Arguments that matchers hand back.

use std::time::Duration;

use standin::{Captured, Sequence, any, assert_in_order, automock, predicate};

use crate::failing::first_line;

#[derive(Debug)]
struct Page {
    title: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
struct Key(u8);

#[automock]
trait Store {
    fn put(&self, key: &str, size: u64);
    fn rename(&self, from: &Key, to: Key);
    fn find(&self, prefix: Option<&str>, after: Option<Key>);
    fn fill(&self, into: &mut Vec<u8>);
    fn page(&self, page: &Page);
    fn keep(&self, page: Page);
    fn all(&self, keys: &[&str]);
    fn push<T: Clone + std::fmt::Debug + Send + Sync + 'static>(&self, item: T);
    async fn sync(&self, key: &str);
}

#[test]
fn what_an_expectation_has_seen_is_handed_back() {
    let keys = Captured::<String>::new();
    let mut store = MockStore::new();
    store.expect_put().with(keys.capture(), any()).returning(|_, _| ());
    assert!(keys.is_empty());
    store.put("a", 1);
    store.put("b", 2);
    assert_eq!(
        (keys.len(), keys.values(), keys.last()),
        (2, vec!["a".into(), "b".into()], Some("b".into()))
    );
    assert_eq!(keys.take(), ["a", "b"]);
    assert_eq!((keys.values(), keys.last()), (vec![], None));
    store.put("c", 3);
    assert_eq!(keys.values(), ["c"]);
}

#[test]
fn a_value_is_captured_only_where_all_arguments_of_the_call_are_accepted() {
    let (keys, sizes) = (Captured::new(), Captured::new());
    let mut store = MockStore::new();
    store.expect_put().with(keys.capture(), predicate::gt(1)).returning(|_, _| ());
    store.expect_put().with("b", sizes.capture()).returning(|_, _| ());
    store.expect_put().returning(|_, _| ());
    store.put("a", 2);
    store.put("b", 1);
    store.put("c", 0);
    assert_eq!((keys.values(), sizes.values()), (vec!["a".to_string()], vec![1]));
}

#[test]
fn owned_borrowed_and_optional_arguments_are_captured_as_owned_values() {
    let store = MockStore::lenient();
    let (from, to) = (Captured::new(), Captured::new());
    store.rename.expect().with(from.capture(), to.capture()).returning(|_, _| ());
    store.rename(&Key(1), Key(2));
    assert_eq!((from.values(), to.values()), (vec![Key(1)], vec![Key(2)]));

    let (prefix, after) = (Captured::new(), Captured::new());
    store.find.expect().with(prefix.capture(), after.capture()).returning(|_, _| ());
    store.find(Some("a"), None);
    store.find(None, Some(Key(3)));
    assert_eq!(prefix.values(), [Some("a".to_string()), None]);
    assert_eq!(after.values(), [None, Some(Key(3))]);

    let bytes = Captured::new();
    store.fill.expect().with(bytes.capture()).returning(|into| into.push(9));
    let mut into = vec![1];
    store.fill(&mut into);
    store.fill(&mut into);
    assert_eq!(bytes.values(), [vec![1], vec![1, 9]]);

    let items = Captured::new();
    store.push.of::<u32>().expect().with(items.capture()).returning(|_| ());
    store.push(7u32);
    assert_eq!(items.values(), [7]);
}

#[test]
fn a_condition_says_what_is_captured_and_what_is_not_accepted() {
    let (keys, sizes) = (Captured::new(), Captured::new());
    let mut store = MockStore::new();
    let starts = predicate::str::starts_with("page/");
    store.expect_put().with(keys.capture_if(starts), any()).returning(|_, _| ());
    store.expect_put().with("b", sizes.capture_if(2)).returning(|_, _| ());
    store.expect_put().with(any(), sizes.capture_if(|size: &u64| *size > 9)).returning(|_, _| ());
    store.put("page/a", 1);
    store.put("b", 2);
    store.put("c", 10);
    assert_eq!((keys.values(), sizes.values()), (vec!["page/a".to_string()], vec![2, 10]));
    let text = crate::failing::failure(|| store.put("d", 3));
    assert!(text.contains("No matching expectation found"), "{text}");
    assert!(text.contains("starts_with"), "{text}");
    assert_eq!((keys.len(), sizes.len()), (1, 2), "a report captures nothing");
}

#[test]
fn a_closure_says_what_is_captured_of_an_argument_that_is_no_clone() {
    let store = MockStore::lenient();
    let (titles, counts) = (Captured::new(), Captured::new());
    store.page.expect().with(titles.capture_as(|page: &Page| page.title)).returning(|_| ());
    store.keep.expect().with(titles.capture_as(|page: &Page| page.title)).returning(|_| ());
    store.all.expect().with(counts.capture_as(|keys: &[&str]| keys.len())).returning(|_| ());
    store.page(&Page { title: "a" });
    store.keep(Page { title: "b" });
    store.all(&["x", "y"]);
    assert_eq!((titles.values(), counts.values()), (vec!["a", "b"], vec![2]));
}

#[test]
fn assertions_capture_from_the_calls_they_are_about() {
    let store = MockStore::lenient();
    [("a", 1), ("b", 2), ("c", 2)].iter().for_each(|(key, size)| store.put(key, *size));
    let keys = Captured::new();
    store.put.assert_called_with(keys.capture(), any());
    assert_eq!(keys.take(), ["c"]);
    store.put.assert_any_call(keys.capture(), 2);
    assert_eq!(keys.take(), ["b", "c"]);
    store.put.wait_until_any_call_with(keys.capture(), 2, Duration::from_secs(1));
    assert_eq!(keys.take(), ["b"]);
    first_line(|| store.put.assert_called_with(keys.capture(), 1));
    first_line(|| store.put.assert_called_once_with(keys.capture(), any()));
    assert_eq!(keys.take(), Vec::<String>::new(), "nothing where the assertion fails");
}

#[test]
fn a_pattern_captures_from_the_call_it_means() {
    let store = MockStore::lenient();
    [("a", 1), ("b", 2), ("c", 3)].iter().for_each(|(key, size)| store.put(key, *size));
    let (first, second) = (Captured::new(), Captured::new());
    assert_in_order([
        store.put.called_with(first.capture(), any()),
        store.put.called_with(second.capture(), 3),
    ]);
    assert_eq!((first.values(), second.values()), (vec!["a".to_string()], vec!["c".to_string()]));
}

#[tokio::test]
async fn awaited_calls_are_captured_from_too() {
    let store = MockStore::lenient();
    store.sync("a").await;
    drop(store.sync("b"));
    let keys = Captured::new();
    store.sync.assert_any_await(keys.capture());
    assert_eq!(keys.values(), ["a"]);
}

#[test]
fn values_of_several_threads_and_expectations_come_together() {
    let keys = Captured::new();
    let (store, other) = (MockStore::lenient(), MockStore::lenient());
    store.put.expect().with(keys.capture(), any()).returning(|_, _| ());
    other.put.expect().with(keys.capture(), any()).returning(|_, _| ());
    std::thread::scope(|scope| {
        for n in 0..4 {
            let (store, other) = (&store, &other);
            scope.spawn(move || {
                [store, other].iter().for_each(|store| store.put(&n.to_string(), n))
            });
        }
    });
    let mut values = keys.values();
    values.sort();
    assert_eq!(values, ["0", "0", "1", "1", "2", "2", "3", "3"]);
}

#[test]
fn a_condition_may_ask_another_double_that_captures() {
    let (asked, keys) = (Captured::new(), Captured::new());
    let (store, judge) = (MockStore::lenient(), MockStore::lenient());
    judge.put.expect().with(asked.capture(), any()).returning(|_, _| ());
    let put = judge.put.clone();
    let condition = move |key: &str| {
        put.call((key, 0));
        key == "b"
    };
    store.put.expect().with(keys.capture_if(condition), any()).returning(|_, _| ());
    store.put("a", 1);
    store.put("b", 1);
    assert_eq!(
        (asked.values(), keys.values()),
        (vec!["a".to_string(), "b".into()], vec!["b".to_string()])
    );
}

#[test]
fn nothing_is_left_of_a_call_whose_matcher_panics() {
    let keys = Captured::new();
    let store = MockStore::lenient();
    let gate = |size: &u64| if *size == 0 { panic!("no size") } else { true };
    store.put.expect().with(keys.capture(), gate).returning(|_, _| ());
    first_line(|| store.put("a", 0));
    store.put("b", 1);
    assert_eq!(keys.values(), ["b"]);
}

#[test]
fn expectations_of_a_sequence_capture_their_own_calls() {
    let (first, second) = (Captured::new(), Captured::new());
    let mut order = Sequence::new();
    let mut store = MockStore::new();
    store.expect_put().with(first.capture(), 1).once().returning(|_, _| ()).in_sequence(&mut order);
    store
        .expect_put()
        .with(second.capture(), 2)
        .once()
        .returning(|_, _| ())
        .in_sequence(&mut order);
    store.put("a", 1);
    store.put("b", 2);
    assert_eq!((first.values(), second.values()), (vec!["a".to_string()], vec!["b".to_string()]));
}

#[test]
fn an_expectation_that_is_used_up_captures_nothing_more() {
    let (first, second) = (Captured::new(), Captured::new());
    let mut store = MockStore::new();
    store.expect_put().with(first.capture(), any()).times(1).returning(|_, _| ());
    store.expect_put().with(second.capture(), any()).times(2).returning(|_, _| ());
    store.put.returns(());
    ["a", "b", "c", "d"].iter().for_each(|key| store.put(key, 1));
    assert_eq!(first.values(), ["a"]);
    assert_eq!(second.values(), ["b", "c"]);
}

#[test]
fn an_answer_sees_what_its_own_call_has_captured() {
    let keys = Captured::<String>::new();
    let seen = keys.clone();
    let mut store = MockStore::new();
    let answer = move |key: &str, _| assert_eq!(seen.last().as_deref(), Some(key));
    store.expect_put().with(keys.capture(), any()).returning(answer);
    store.put("a", 1);
    store.put("b", 1);
}

#[test]
fn what_is_not_captured_is_let_go_of() {
    let pages = Captured::new();
    let page = std::sync::Arc::new(7u8);
    let store = MockStore::lenient();
    let push = store.push.of::<std::sync::Arc<u8>>();
    push.record_calls(false);
    push.expect().with(pages.capture()).times(1).returning(|_| ());
    push.returns(());
    store.push(page.clone());
    store.push(page.clone());
    assert_eq!(std::sync::Arc::strong_count(&page), 2);
    assert_eq!(pages.take().len(), 1);
}
