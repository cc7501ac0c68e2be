//! What unittest.mock's names mean, they mean here: each behaviour of its that a test may lean on.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::time::Duration;

use standin::{CallLog, any, assert_in_order, automock, effect, patch, patchable};

use crate::failing::{failure, first_line};

#[automock(wrapping)]
trait Thing {
    fn get(&self, key: &str) -> u64;
    fn find(&self, key: &str) -> Result<u64, String>;
    fn put(&self, key: &str, size: u64);
    fn fill(&self, into: &mut Vec<u8>);
}

struct Real;

impl Thing for Real {
    fn get(&self, key: &str) -> u64 {
        1000 + key.len() as u64
    }
    fn find(&self, key: &str) -> Result<u64, String> {
        Err(format!("no {key}"))
    }
    fn put(&self, _: &str, _: u64) {}
    fn fill(&self, into: &mut Vec<u8>) {
        into.push(0);
    }
}

#[automock]
trait Remote {
    async fn load(&self, key: &str) -> u64;
}

#[patchable]
fn sync(n: u8) -> u8 {
    n
}

fn put(args: &[(&str, u64)]) -> MockThing {
    let thing = MockThing::lenient();
    args.iter().for_each(|(key, size)| thing.put(key, *size));
    thing
}

mod effects {
    use super::*;

    #[test]
    fn side_effect_goes_before_return_value_and_that_before_the_wrapped_object() {
        let thing = MockThing::wrapping(Box::new(Real));
        assert_eq!(thing.get("a"), 1001);
        thing.get.returns(2);
        assert_eq!(thing.get("a"), 2);
        thing.get.side_effect(|_: &str| 3);
        assert_eq!(thing.get("a"), 3);
        thing.get.assert_called_times(3);
    }

    #[test]
    fn an_effect_that_is_the_default_is_the_return_value_or_else_the_wrapped_call() {
        let thing = MockThing::wrapping(Box::new(Real));
        thing.get.effects([effect::value(1), effect::default(), effect::default()]);
        assert_eq!([thing.get("a"), thing.get("a")], [1, 1001]);
        thing.get.returns(2);
        assert_eq!(thing.get("a"), 2);
    }

    #[test]
    fn a_call_is_recorded_before_its_effect_runs() {
        let thing = MockThing::new();
        let get = thing.get.clone();
        thing.get.calls(move |_| get.call_count() as u64);
        assert_eq!([thing.get("a"), thing.get("b")], [1, 2]);
        thing.get.calls(|_| panic!("no network"));
        assert_eq!(failure(|| thing.get("c")), "no network");
        assert_eq!(thing.get.call_args_list(), ["a", "b", "c"]);
    }

    #[test]
    fn an_item_that_is_an_error_is_what_its_call_gives() {
        let thing = MockThing::new();
        thing.find.side_effect([Ok(1), Err("gone".into()), Ok(2)]);
        let found = ["a", "b", "c"].map(|key| thing.find(key));
        assert_eq!(found, [Ok(1), Err("gone".into()), Ok(2)]);
    }

    #[test]
    fn any_iterable_will_do_and_is_asked_for_an_item_only_when_there_is_a_call() {
        let thing = MockThing::new();
        thing.get.side_effect(BTreeMap::from([(2, "b"), (1, "a")]).into_keys());
        assert_eq!([thing.get("x"), thing.get("x")], [1, 2]);
        thing.get.side_effect("ab".chars().map(u64::from).collect::<Vec<u64>>());
        assert_eq!(thing.get("x"), 97);
        let (sender, receiver) = mpsc::channel();
        thing.get.side_effect(receiver);
        for n in [5, 6] {
            sender.send(n).unwrap();
            assert_eq!(thing.get("x"), n);
        }
    }

    #[test]
    fn the_call_after_the_last_item_fails_and_counts() {
        let thing = MockThing::new();
        thing.get.side_effect([1, 2, 3, 4, 5]);
        let items: Vec<u64> = (0..5).map(|_| thing.get("x")).collect();
        assert_eq!(items, [1, 2, 3, 4, 5]);
        assert!(first_line(|| thing.get("x")).contains("has run out after 5 answers"));
        assert_eq!(thing.get.call_count(), 6);
    }

    #[test]
    fn a_new_iterable_starts_from_its_first_item() {
        let thing = MockThing::new();
        thing.get.side_effect([1, 2]);
        assert_eq!(thing.get("x"), 1);
        thing.get.side_effect([1, 2]);
        assert_eq!([thing.get("x"), thing.get("x")], [1, 2]);
    }

    #[test]
    fn a_side_effect_is_switched_off() {
        let thing = MockThing::new();
        thing.get.returns(1).side_effect(|_: &str| 2);
        thing.get.reset_mock().side_effect();
        assert_eq!(thing.get("x"), 1);
    }
}

mod records {
    use super::*;

    #[test]
    fn call_args_is_that_of_the_last_call() {
        let thing = put(&[]);
        assert!(thing.put.call_args().is_none());
        thing.put("a", 1);
        thing.put("b", 2);
        let args = thing.put.call_args().unwrap();
        assert_eq!(args, ("b", 2));
        assert_eq!(args.values(), ("b", &2));
    }

    #[test]
    fn call_args_list_is_of_one_method_and_mock_calls_of_all() {
        let thing = put(&[("a", 1)]);
        thing.get("x");
        thing.put("b", 2);
        assert_eq!(thing.put.call_args_list(), [("a", 1), ("b", 2)]);
        let calls: Vec<String> = thing.mock_calls().iter().map(ToString::to_string).collect();
        assert_eq!(
            calls,
            [r#"MockThing::put("a", 1)"#, r#"MockThing::get("x")"#, r#"MockThing::put("b", 2)"#]
        );
    }

    /// Unlike there, where the record refers to what was passed.
    #[test]
    fn an_argument_is_recorded_as_it_was_when_it_was_passed() {
        let thing = put(&[]);
        let mut list = vec![1];
        thing.fill(&mut list);
        list.push(2);
        thing.fill(&mut list);
        thing.fill.calls(|into| into.clear());
        thing.fill(&mut list);
        assert_eq!(thing.fill.call_args_list(), [vec![1], vec![1, 2], vec![1, 2]]);
    }

    #[test]
    fn order_across_mocks_and_patches_is_that_of_what_they_are_attached_to() {
        let (one, other) = (put(&[]), put(&[]));
        let synced = patch!(sync => |n| n);
        let log = CallLog::new().attach(&one).attach(&other).attach_fn(&synced);
        other.put("b", 2);
        sync(3);
        one.put("a", 1);
        assert_eq!(log.to_string(), "MockThing::put(\"b\", 2)\nsync(3)\nMockThing::put(\"a\", 1)");
    }

    #[test]
    fn a_call_that_nothing_answers_is_recorded_too() {
        let thing = MockThing::new();
        failure(|| thing.get("x"));
        thing.get.assert_called_once_with("x");
    }
}

mod assertions {
    use super::*;

    #[test]
    fn has_calls_is_a_run_with_whatever_before_and_after_it() {
        let thing = put(&[("a", 1), ("b", 2), ("b", 2), ("c", 3)]);
        thing.put.assert_has_calls([("b", 2), ("b", 2)]);
        thing.put.assert_has_calls([("b", 2), ("c", 3)]);
        first_line(|| thing.put.assert_has_calls([("a", 1), ("b", 2), ("c", 3)]));
        first_line(|| thing.put.assert_has_calls([("c", 3), ("b", 2)]));
    }

    #[test]
    fn has_calls_in_any_order_takes_one_call_for_each_and_allows_gaps() {
        let thing = put(&[("a", 1), ("b", 2), ("a", 1), ("c", 3)]);
        thing.put.assert_has_calls_any_order([("c", 3), ("a", 1), ("a", 1)]);
        first_line(|| thing.put.assert_has_calls_any_order([("b", 2), ("b", 2)]));
    }

    #[test]
    fn no_calls_at_all_are_always_there() {
        let none: [(&str, u64); 0] = [];
        put(&[]).put.assert_has_calls(none);
        put(&[("a", 1)]).put.assert_has_calls(none);
        put(&[]).put.assert_has_calls_any_order(none);
        assert_in_order([]);
    }

    #[test]
    fn any_equals_everything_in_any_position() {
        let thing = put(&[("a", 1)]);
        thing.put.assert_called_once_with(any(), any());
        thing.put.assert_called_with("a", any());
        thing.put.assert_any_call(any(), 1);
        assert_in_order([thing.put.called_with(any(), 1)]);
        first_line(|| thing.put.assert_called_with(any(), 2));
    }

    #[test]
    fn asserting_once_counts_the_calls_with_other_arguments_too() {
        let thing = put(&[("a", 1), ("b", 2)]);
        first_line(|| thing.put.assert_called_once_with("b", 2));
        thing.put.assert_called_with("b", 2);
        thing.put.assert_any_call("a", 1);
    }
}

mod resetting {
    use super::*;

    #[test]
    fn a_reset_forgets_the_calls_and_keeps_what_is_set_up() {
        let thing = put(&[("a", 1)]);
        thing.get.returns(1).side_effect([2, 3]);
        thing.get("x");
        thing.get.reset_mock();
        assert!(!thing.get.called() && thing.get.call_args().is_none());
        assert!(thing.get.call_args_list().is_empty());
        thing.put.assert_called_once();
        // An iterable is not rewound.
        assert_eq!(thing.get("x"), 3);
    }

    #[test]
    fn a_reset_of_the_mock_is_one_of_all_its_methods() {
        let thing = put(&[("a", 1)]);
        thing.get.returns(1);
        thing.get("x");
        thing.reset_mock();
        assert_eq!((thing.get.call_count(), thing.put.call_count()), (0, 0));
        assert_eq!((thing.mock_calls().len(), thing.get("x")), (0, 1));
    }

    #[test]
    fn a_reset_forgets_answers_where_it_is_told_to() {
        let thing = MockThing::wrapping(Box::new(Real));
        thing.get.returns(1).side_effect([2, 3]);
        thing.get.reset_mock().side_effect();
        assert_eq!(thing.get("x"), 1);
        thing.get.reset_mock().returns();
        assert_eq!(thing.get("x"), 1001);
    }

    #[test]
    fn a_reset_of_the_mock_forgets_answers_where_it_is_told_to() {
        let thing = MockThing::new();
        thing.get.returns(1).side_effect([2, 3]);
        thing.reset_mock().side_effect();
        assert_eq!((thing.get("x"), thing.get.call_count()), (1, 1));
        thing.get.expect().times(5).returning(|_| 4);
        thing.reset_mock().returns().expectations();
        assert!(first_line(|| thing.get("x")).contains("No matching expectation found"));
        thing.forgive_failures();
    }

    #[test]
    fn after_a_reset_calls_are_waited_for_anew() {
        let thing = put(&[("a", 1)]);
        thing.put.wait_until_called(Duration::ZERO);
        thing.put.reset_mock();
        first_line(|| thing.put.wait_until_called(Duration::from_millis(1)));
    }

    #[test]
    fn a_sealed_mock_answers_what_was_set_up_and_nothing_else() {
        let thing = put(&[]);
        thing.get.returns(1);
        thing.seal();
        assert_eq!(thing.get("x"), 1);
        assert!(first_line(|| thing.put("a", 1)).contains("No matching expectation found"));
    }
}

mod awaiting {
    use std::sync::Arc;

    use super::*;

    #[tokio::test]
    async fn calling_and_awaiting_are_counted_apart() {
        let remote = MockRemote::new();
        remote.load.returns(1);
        let (first, second) = (remote.load("a"), remote.load("b"));
        assert_eq!((remote.load.call_count(), remote.load.await_count()), (2, 0));
        assert_eq!(second.await, 1);
        assert_eq!((remote.load.call_count(), remote.load.await_count()), (2, 1));
        remote.load.assert_awaited_once_with("b");
        drop(first);
        let text = failure(|| remote.load.assert_all_awaited());
        assert!(text.contains(r#""a""#), "{text}");
    }

    #[tokio::test]
    async fn an_effect_that_panics_counts_as_awaited() {
        let remote = MockRemote::new();
        remote.load.calls(|_| panic!("no network"));
        let load = remote.load.clone();
        let task = tokio::spawn(async move { remote.load("a").await });
        assert!(task.await.unwrap_err().is_panic());
        load.assert_awaited_once_with("a");
    }

    #[tokio::test]
    async fn the_await_after_the_last_item_fails_and_counts() {
        let remote = Arc::new(MockRemote::new());
        remote.load.side_effect([1]);
        assert_eq!(remote.load("a").await, 1);
        let shared = remote.clone();
        assert!(tokio::spawn(async move { shared.load("b").await }).await.is_err());
        assert_eq!((remote.load.call_count(), remote.load.await_count()), (2, 2));
        remote.forgive_failures();
    }

    #[tokio::test]
    async fn a_reset_forgets_the_awaits() {
        let remote = MockRemote::new();
        remote.load.returns(1);
        remote.load("a").await;
        remote.load.reset_mock();
        remote.load.assert_not_awaited();
        assert!(remote.load.await_args_list().is_empty());
    }
}
