//! Ask afterwards: unittest.mock's assertions, and what they mean.

use standin::{any, automock};

use crate::failing::first_line;

#[automock]
trait Thing {
    fn call(&self, a: u8, b: &str);
}

fn called(args: &[(u8, &str)]) -> MockThing {
    let thing = MockThing::new();
    thing.call.returns(());
    args.iter().for_each(|(a, b)| thing.call(*a, b));
    thing
}

#[test]
fn calls_are_counted() {
    let thing = called(&[]);
    assert!(!thing.call.called());
    assert_eq!(thing.call.call_count(), 0);
    let thing = called(&[(1, "x"), (2, "y")]);
    assert!(thing.call.called());
    assert_eq!(thing.call.call_count(), 2);
}

#[test]
fn assert_called_wants_a_call() {
    called(&[(1, "x"), (1, "x")]).call.assert_called();
    assert_eq!(
        first_line(|| called(&[]).call.assert_called()),
        "Expected 'MockThing::call' to have been called."
    );
}

#[test]
fn assert_called_once_wants_one_call() {
    called(&[(1, "x")]).call.assert_called_once();
    assert_eq!(
        first_line(|| called(&[(1, "x"), (1, "x")]).call.assert_called_once()),
        "Expected 'MockThing::call' to have been called once. Called 2 times."
    );
    assert_eq!(
        first_line(|| called(&[]).call.assert_called_once()),
        "Expected 'MockThing::call' to have been called once. Not called."
    );
}

#[test]
fn assert_not_called_wants_none() {
    called(&[]).call.assert_not_called();
    assert_eq!(
        first_line(|| called(&[(1, "x")]).call.assert_not_called()),
        "Expected 'MockThing::call' to not have been called. Called once."
    );
}

#[test]
fn assert_called_times_wants_so_many() {
    called(&[(1, "x"), (1, "x")]).call.assert_called_times(2);
    assert_eq!(
        first_line(|| called(&[(1, "x")]).call.assert_called_times(2)),
        "Expected 'MockThing::call' to have been called 2 times. Called once."
    );
}

#[test]
fn assert_called_with_looks_at_the_last_call_only() {
    called(&[(1, "x"), (2, "y")]).call.assert_called_with(2, "y");
    assert_eq!(
        first_line(|| called(&[(1, "x"), (2, "y")]).call.assert_called_with(1, "x")),
        "expected call not found."
    );
    assert_eq!(
        first_line(|| called(&[]).call.assert_called_with(1, "x")),
        "expected call not found."
    );
}

#[test]
fn assert_called_once_with_wants_one_call_and_these_arguments() {
    called(&[(1, "x")]).call.assert_called_once_with(1, "x");
    assert_eq!(
        first_line(|| called(&[(1, "x"), (1, "x")]).call.assert_called_once_with(1, "x")),
        "Expected 'MockThing::call' to be called once. Called 2 times."
    );
    assert_eq!(
        first_line(|| called(&[(1, "x")]).call.assert_called_once_with(1, "y")),
        "expected call not found."
    );
}

#[test]
fn assert_any_call_looks_at_all_calls() {
    let thing = called(&[(1, "x"), (2, "y"), (3, "z")]);
    thing.call.assert_any_call(2, "y");
    thing.call.assert_any_call(any(), "z");
    assert_eq!(
        first_line(|| thing.call.assert_any_call(2, "z")),
        r#"MockThing::call(2, "z") call not found"#
    );
}

#[test]
fn assertions_do_not_use_the_calls_up() {
    let thing = called(&[(1, "x")]);
    thing.call.assert_called_once_with(1, "x");
    thing.call.assert_called_once_with(1, "x");
    assert_eq!(thing.call.call_args_list(), [(1, "x")]);
}

#[test]
fn a_mock_that_is_reset_forgets_its_calls() {
    let thing = called(&[(1, "x")]);
    thing.reset_mock();
    thing.call.assert_not_called();
    assert!(thing.mock_calls().is_empty());
    thing.call(2, "y");
    thing.call.assert_called_once();
}

#[test]
fn any_stands_for_an_argument_in_lists_of_calls() {
    let thing = called(&[(1, "x"), (2, "y")]);
    thing.call.assert_has_calls([(1, any()), (2, any())]);
    thing.call.assert_has_calls_any_order([(2, any()), (1, any())]);
    let text = crate::failing::failure(|| thing.call.assert_has_calls([(1, any()), (3, any())]));
    assert!(text.contains("(1, any())  ← is call 1\n"), "{text}");
    assert!(text.contains("(3, any())  ← but call 2 is (2, \"y\")\n"), "{text}");
}

#[derive(Clone, Debug, PartialEq)]
struct Row(u8);

#[automock]
trait Table {
    fn put(&self, at: u32, row: &Row, by: &str) -> bool;
    fn drop(&self, row: &Row);
    fn count(&self, of: &u64, row: &Row) -> usize;
    async fn load(&self, row: &Row) -> u8;
}

#[tokio::test]
async fn what_is_borrowed_is_found_by_its_value_too_in_lists_of_calls() {
    let table = MockTable::lenient();
    table.put(0, &Row(1), "a");
    table.put(1, &Row(2), "b");
    table.put.assert_has_calls([(0, Row(1), "a"), (1, Row(2), "b")]);
    table.put.assert_has_calls([(0, &Row(1), "a")]);
    table.put.assert_has_calls_any_order([(1, &Row(2), any())]);
    first_line(|| table.put.assert_has_calls([(0, Row(2), "a")]));

    table.drop(&Row(3));
    table.drop.assert_has_calls([Row(3)]);
    table.drop.assert_has_calls([&Row(3)]);
    table.count(&7, &Row(5));
    table.count.assert_has_calls([(7, &Row(5))]);
    table.count.assert_has_calls([(&7, Row(5))]);

    table.load(&Row(4)).await;
    table.load.assert_has_awaits([Row(4)]);
    table.load.assert_has_awaits_any_order([&Row(4)]);
}
