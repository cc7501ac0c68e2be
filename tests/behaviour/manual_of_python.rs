//! The examples of unittest.mock's manual, as far as they are about more than one line, told with standin.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::{Arc, Mutex};

use standin::{CallLog, MockReader, any, automock, effect, patch, patchable};

use crate::failing::{failure, first_line};
use crate::signatures::ready;

#[automock]
trait Connection: Send {
    fn cursor(&self) -> Box<dyn Cursor>;
}

#[automock]
trait Cursor: Send {
    fn execute(&self, query: &str) -> Vec<(u32, String)>;
    fn rows(&self, limit: usize) -> Box<dyn Iterator<Item = u32>>;
}

#[automock]
trait Dict {
    fn get(&self, key: &str) -> Option<u32>;
    fn set(&self, key: &str, value: u32);
}

#[derive(Clone, Debug)]
pub struct Point {
    x: i32,
    y: i32,
}

#[automock]
trait Plot {
    fn draw(&self, point: &Point, label: &str);
    async fn send(&self, label: &str);
}

#[patchable]
fn open(path: &str) -> std::io::Result<Box<dyn Read>> {
    Err(std::io::Error::other(path.to_string()))
}

#[patchable]
fn today() -> (u16, u8, u8) {
    (2026, 11, 22)
}

fn dict(args: &[(&str, u32)]) -> MockDict {
    let dict = MockDict::lenient();
    args.iter().for_each(|(key, value)| dict.set(key, *value));
    dict
}

/// "Tracking all calls", and `ANY` in lists of calls.
#[test]
fn mock_calls_are_compared_with_a_list_of_calls() {
    let dict = dict(&[("a", 1)]);
    dict.get("b");
    dict.set("c", 2);
    let set = |key| dict.set.called_with(key, any());
    assert_eq!(dict.mock_calls(), [set("a"), dict.get.any_call(), set("c")]);
    assert_eq!(dict.mock_calls()[1], dict.get.called_with("b"));
    assert_ne!(dict.mock_calls(), [set("a"), set("c")]);
    assert_ne!(dict.mock_calls(), [set("a"), set("b"), set("c")]);
    assert!(dict.mock_calls().iter().any(|call| *call == dict.set.called_with(any(), 2)));
    let text = failure(|| assert_eq!(dict.mock_calls()[..1], [dict.get.called_with("x")]));
    assert!(text.contains(r#"MockDict::get("x")"#), "{text}");
    assert!(text.contains(r#"MockDict::set("a", 1)"#), "{text}");
}

/// "Tracking order of calls and less verbose call assertions".
#[test]
fn a_manager_has_the_calls_of_all_in_order() {
    let (one, other, today_) = (dict(&[]), dict(&[]), patch!(today));
    today_.returns((2000, 1, 1));
    let manager = CallLog::new().attach(&one).attach(&other).attach_fn(&today_);
    other.set("b", 2);
    today();
    one.set("a", 1);
    let key = String::from("a");
    assert_eq!(
        manager.calls(),
        [other.set.called_with("b", 2), today_.called_with(), one.set.called_with(&*key, 1)]
    );
    assert_ne!(manager.calls()[0], one.set.called_with("b", 2));
}

/// "Mocking chained calls".
#[test]
fn a_mock_returns_a_mock() {
    let (connection, log) = (MockConnection::new(), Arc::new(Mutex::new(Vec::new())));
    let cursors = log.clone();
    connection.cursor.calls(move || {
        let cursor = MockCursor::new();
        cursor.execute.returns(vec![(1, "one".to_string())]);
        cursors.lock().unwrap().push(cursor.execute.clone());
        Box::new(cursor)
    });
    let rows = connection.cursor().execute("SELECT 1");
    assert_eq!(rows, [(1, "one".to_string())]);
    connection.cursor.assert_called_once();
    log.lock().unwrap()[0].assert_called_once_with("SELECT 1");
}

/// "Using side_effect to return per file content".
#[test]
fn each_file_has_its_content() {
    let open_ = patch!(open);
    open_.calls(|path| match path {
        "file1" => Ok(Box::new(MockReader::new("data1"))),
        "file2" => Ok(Box::new(MockReader::new("data2"))),
        _ => Err(std::io::ErrorKind::NotFound.into()),
    });
    let read = |path| open(path).map(|mut file| std::io::read_to_string(&mut file).unwrap());
    assert_eq!((read("file1").unwrap(), read("file2").unwrap()), ("data1".into(), "data2".into()));
    assert!(read("file3").is_err());
    open_.assert_has_calls(["file1", "file2", "file3"]);
}

/// "Partial mocking".
#[test]
fn some_calls_are_answered_and_others_go_to_the_original() {
    let today_ = patch!(today);
    today_.calls_original();
    today_.effects([effect::value((2000, 1, 1)), effect::default()]);
    assert_eq!([today(), today()], [(2000, 1, 1), (2026, 11, 22)]);
}

/// "Mocking a generator method".
#[test]
fn an_iterator_is_made_anew_for_each_call() {
    let cursor = MockCursor::new();
    cursor.rows.calls(|limit| Box::new([1, 2, 3].into_iter().take(limit)));
    assert_eq!(cursor.rows(2).collect::<Vec<u32>>(), [1, 2]);
    assert_eq!(cursor.rows(9).sum::<u32>(), 6);
    assert_eq!(cursor.rows.call_args_list(), [2, 9]);
}

/// "Mocking a dictionary with MagicMock".
#[test]
fn a_real_dictionary_stands_behind_the_mock() {
    let entries = Arc::new(Mutex::new(BTreeMap::from([("a".to_string(), 1)])));
    let (dict, of_set) = (MockDict::new(), entries.clone());
    dict.set.calls(move |key, value| {
        of_set.lock().unwrap().insert(key.to_string(), value);
    });
    let of_get = entries.clone();
    dict.get.calls(move |key| of_get.lock().unwrap().get(key).copied());
    dict.set("b", 2);
    assert_eq!((dict.get("a"), dict.get("b"), dict.get("c")), (Some(1), Some(2), None));
    assert_eq!(dict.get.call_args_list(), ["a", "b", "c"]);
    assert_eq!(entries.lock().unwrap().len(), 2);
}

/// "More complex argument matching".
#[test]
fn a_function_compares_what_has_no_equality_of_its_own() {
    let plot = MockPlot::lenient();
    let wanted = Point { x: 1, y: 2 };
    let near = |point: &Point| (point.x - wanted.x).abs() <= 1 && (point.y - wanted.y).abs() <= 1;
    plot.draw(&Point { x: 2, y: 1 }, "p");
    plot.draw.assert_called_once_with(near, "p");
    plot.draw(&Point { x: 3, y: 2 }, "p");
    assert_eq!(first_line(|| plot.draw.assert_called_with(near, "p")), "expected call not found.");
}

/// `assert_has_awaits(…, any_order=True)`.
#[test]
fn awaits_are_found_in_any_order() {
    let plot = MockPlot::lenient();
    ["a", "b", "a"].iter().for_each(|label| ready(plot.send(label)));
    drop(plot.send("c"));
    plot.send.assert_has_awaits_any_order(["a", "a", "b"]);
    let text = failure(|| plot.send.assert_has_awaits_any_order(["c"]));
    assert!(text.contains(r#""c"  ← not awaited"#), "{text}");
    failure(|| plot.send.assert_has_awaits_any_order(["b", "b"]));
}
