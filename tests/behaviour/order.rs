//! Order, asked afterwards: of one method's calls, and across doubles.

use standin::{
    CallLog, any, assert_in_order, assert_in_order_exactly, assert_no_other_calls, automock, patch,
    patchable, predicate,
};

use crate::failing::{failure, first_line};

#[automock]
trait Store {
    fn begin(&self);
    fn put(&self, key: &str, size: u64) -> bool;
    fn commit(&self) -> Option<u8>;
    fn write<T: Clone + Send + Sync + 'static>(&self, item: T) -> usize;
}

#[patchable]
fn sync(n: u8) -> u8 {
    n
}

fn used() -> MockStore {
    let store = MockStore::lenient();
    store.begin();
    store.put("a", 1);
    store.put("b", 2);
    store.put("c", 3);
    store.commit();
    store
}

#[test]
fn assert_has_calls_wants_them_one_after_the_other() {
    let store = used();
    store.put.assert_has_calls([("a", 1), ("b", 2)]);
    store.put.assert_has_calls([("b", 2), ("c", 3)]);
    store.put.assert_has_calls([("a", 1), ("b", 2), ("c", 3)]);
    let text = failure(|| store.put.assert_has_calls([("a", 1), ("c", 3)]));
    assert!(
        text.starts_with("Calls of 'MockStore::put' not found, one after the other."),
        "{text}"
    );
    assert!(text.contains("(\"c\", 3)") && text.contains("2. (\"b\", 2)"), "{text}");
}

#[test]
fn assert_has_calls_any_order_finds_each_call_once() {
    let store = used();
    store.put.assert_has_calls_any_order([("c", 3), ("a", 1)]);
    assert!(
        first_line(|| store.put.assert_has_calls_any_order([("a", 1), ("a", 1)]))
            .contains("not found, in any order")
    );
}

#[test]
fn order_is_that_of_all_doubles_together() {
    let store = used();
    let synced = patch!(sync => |n| n);
    sync(4);
    let other = used();
    assert_in_order([
        store.begin.any_call(),
        store.put.called_with(predicate::ne("a"), any()),
        store.commit.called_with(),
        synced.called_with(4),
        other.begin.any_call(),
    ]);
    let again = [store.begin.any_call(), synced.called_with(4)];
    assert_in_order(again.clone());
    sync(4);
    assert_in_order(again);
    let text = failure(|| assert_in_order([synced.any_call(), store.begin.any_call()]));
    assert!(
        text.starts_with("calls not found in order: MockStore::begin(…) is missing after sync(…)"),
        "{text}"
    );
    assert!(text.contains("MockStore::begin(…)  ← not found from here on"), "{text}");
    // A picture shows how the calls of several doubles follow one another.
    assert!(text.contains("as a picture:\n    test"), "{text}");
    assert!(text.contains("├─ begin() ─>│"), "{text}");
}

#[test]
fn the_first_call_too_many_is_told_of() {
    let store = used();
    let puts = || [("a", 1), ("b", 2), ("c", 3)].map(|(key, n)| store.put.called_with(key, n));
    assert_in_order_exactly(puts());
    assert_no_other_calls(puts());
    store.put("d", 4);
    assert_eq!(
        first_line(|| assert_in_order_exactly(puts())),
        r#"call 4 was not expected: MockStore::put("d", 4)"#
    );
    assert_eq!(
        first_line(|| assert_no_other_calls(puts())),
        r#"there was another call: MockStore::put("d", 4)"#
    );
    assert_eq!(
        first_line(|| assert_in_order_exactly([store.put.called_with("b", any())])),
        r#"call 1 is MockStore::put("a", 1), expected MockStore::put("b", any())"#
    );
}

#[test]
fn a_log_has_the_calls_of_all_doubles_in_their_order() {
    let store = used();
    store.write(7u8);
    let calls: Vec<String> = store.mock_calls().iter().map(ToString::to_string).collect();
    assert_eq!(calls.len(), 6);
    assert_eq!(calls[1], r#"MockStore::put("a", 1)"#);
    assert_eq!(store.mock_calls()[5].function(), "MockStore::write");
    let synced = patch!(sync => |n| n);
    let log = CallLog::new().attach(&store).attach_fn(&synced);
    sync(1);
    store.begin();
    let last: Vec<String> = log.calls()[6..].iter().map(ToString::to_string).collect();
    assert_eq!(last, ["sync(1)", "MockStore::begin()"]);
    let diagram = log.to_mermaid();
    assert!(diagram.starts_with("sequenceDiagram\n    participant test\n"), "{diagram}");
    assert!(diagram.contains("    test->>MockStore: put(#quot;b#quot;, 2)\n"), "{diagram}");
    assert!(
        diagram.ends_with("    test->>sync: sync(1)\n    test->>MockStore: begin()\n"),
        "{diagram}"
    );
}
