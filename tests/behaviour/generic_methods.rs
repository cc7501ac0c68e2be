//! Generic methods: a function for each choice of types, closures in boxes, `#[concretize]`.

use std::fmt::{Debug, Display};
use std::path::Path;
use std::rc::Rc;
use std::thread;

use standin::{automock, concretize};

use crate::failing::{failure, first_line};

#[automock]
trait Log {
    fn write<T: Clone + Debug + 'static>(&self, entry: T) -> usize;
    fn pair<K, V>(&mut self, key: K, value: &V) -> Option<V>
    where
        K: Copy + 'static,
        V: Clone + 'static;
    fn fill<const N: usize>(&self, bytes: [u8; N]) -> bool;
    fn flag<const LOUD: bool, const MARK: char, T: 'static>(&self, entry: T) -> u8;
    fn shared<T: 'static>(&self) -> &T;
    fn own<T: 'static>(&mut self) -> &mut T;
    fn lend<T: Send + Sync + 'static>(&self) -> &T;
    fn change<T: Send + 'static>(&mut self) -> &mut T;
    fn map<F: Fn(u8) -> u8>(&self, with: F) -> u8;
    fn each<T: 'static, F>(&self, items: Vec<T>, with: F)
    where
        F: FnMut(&T) + Send;
    fn twice<T: Clone + Into<u32> + 'static>(&self, n: T) -> u32 {
        2 * n.clone().into() + self.write(n.into()) as u32
    }
    fn name(&self, text: impl Into<String>) -> String;
    fn load(&self, path: impl AsRef<Path>, default: impl AsRef<str>) -> String {
        format!("{}{}", path.as_ref().display(), default.as_ref())
    }
    fn sum(&self, items: impl IntoIterator<Item = u32>) -> u32;
    fn show(&self, item: impl Display) -> String;
    fn print(&self, item: &(impl Display + Debug + Clone)) -> String;
    #[concretize]
    fn open<P: AsRef<Path>>(&self, path: &P) -> bool;
    #[concretize]
    fn join<P: AsRef<Path>>(&self, root: P, parts: &[P]) -> String;
}

#[test]
fn each_choice_of_types_is_a_function_of_its_own() {
    let mut log = MockLog::new();
    log.expect_write::<u32>().with(3).times(1).returning(|n| n as usize);
    log.expect_write::<&'static str>().returning(str::len);
    assert_eq!((log.write(3u32), log.write("four")), (3, 4));
    log.write.of::<u32>().assert_called_once_with(3);
    assert_eq!(log.write.of::<&'static str>().call_args_list(), ["four"]);
    assert_eq!(first_line(|| log.write('c')), "MockLog::write('c'): No matching expectation found");
}

#[test]
fn all_of_them_are_verified_with_the_mock() {
    let mut log = MockLog::new();
    log.expect_write::<u32>().times(1).returning(|_| 0);
    log.expect_write::<u8>().times(1).returning(|_| 0);
    log.write(1u32);
    assert_eq!(
        first_line(|| log.verify()),
        "MockLog::write: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
    log.write(1u8);
    log.checkpoint();
    assert!(first_line(|| log.write(1u8)).contains("No matching expectation found"));
}

#[test]
fn several_types_and_numbers_choose_together() {
    let mut log = MockLog::new();
    log.expect_pair::<u8, String>().returning(|_, value| Some(value.clone()));
    log.pair.of::<(char, u8)>().returns(None);
    assert_eq!(log.pair(1u8, &"x".to_string()), Some("x".into()));
    assert_eq!(log.pair('c', &1u8), None);
    log.expect_fill::<2>().with([1, 2]).returning(|_| true);
    assert!(log.fill([1, 2]));
}

#[test]
fn values_of_each_type_are_lent() {
    let mut log = MockLog::new();
    log.expect_lend::<u8>().return_const(5);
    log.expect_lend::<String>().return_const("x".to_string());
    log.expect_change::<u8>().return_var(1);
    *log.change::<u8>() += 1;
    assert_eq!((*log.lend::<u8>(), log.lend::<String>().as_str()), (5, "x"));
    assert_eq!(*log.change::<u8>(), 2);
}

#[test]
fn values_that_may_not_leave_their_thread_could_be_lent_and_are_not_expected() {
    let mut log = MockLog::new();
    log.expect_shared::<u8>().return_const(5);
    log.expect_own::<u8>().return_var(6);
    assert_eq!((*log.shared::<u8>(), *log.own::<u8>()), (5, 6));
    let here = first_line(|| *log.shared::<Rc<u8>>().clone());
    assert_eq!(here, "MockLog::shared(): No matching expectation found");
    let here = first_line(|| **log.own::<Rc<u8>>());
    assert_eq!(here, "MockLog::own(): No matching expectation found");
}

#[test]
fn what_was_called_first_on_another_thread_is_lent_there() {
    let log = MockLog::new();
    let unexpected = || first_line(|| *log.shared::<u8>());
    let there = thread::scope(|scope| scope.spawn(unexpected).join()).unwrap();
    assert_eq!(there, "MockLog::shared(): No matching expectation found");
    log.forgive_failures();
    let here = failure(|| _ = log.shared.of::<u8>());
    assert!(here.starts_with("MockLog::shared: what it lends belongs to another thread"), "{here}");
    assert!(here.contains("expect it first"), "{here}");
}

#[test]
fn a_variable_is_lent_by_the_mock_alone() {
    let mut log = MockLog::new();
    log.expect_change::<u8>().return_var(1);
    let handle = log.change.clone();
    let text = failure(|| *log.change::<u8>() = 2);
    assert!(text.starts_with("MockLog::change: the variable it lends belongs to"), "{text}");
    drop(handle);
    *log.change::<u8>() = 2;
    assert_eq!(*log.change::<u8>(), 2);
}

#[test]
fn constants_of_any_type_choose() {
    let mut log = MockLog::new();
    log.expect_flag::<true, 'x', u8>().returning(|entry| entry);
    log.expect_flag::<false, 'x', u8>().returning(|_| 0);
    assert_eq!((log.flag::<true, 'x', u8>(3), log.flag::<false, 'x', u8>(3)), (3, 0));
    let other = first_line(|| log.flag::<true, 'y', u8>(3));
    assert_eq!(other, "MockLog::flag(?): No matching expectation found");
}

#[test]
fn closures_are_passed_in_a_box() {
    let mut log = MockLog::new();
    log.expect_map().returning(|with| with(3));
    log.expect_each::<u8>().returning(|items, mut with| items.iter().for_each(&mut with));
    let (by, mut seen) = (2, Vec::new());
    assert_eq!(log.map(|n| n * by), 6);
    log.each(vec![1u8, 2], |n| seen.push(*n));
    assert_eq!(seen, [1, 2]);
}

#[test]
fn a_generic_default_body_is_called() {
    let log = MockLog::new();
    log.twice.of::<u8>().calls_default();
    log.write.of::<u32>().returns(1);
    assert_eq!(log.twice(4u8), 9);
}

#[test]
fn opaque_arguments_are_converted_or_boxed() {
    let mut log = MockLog::new();
    log.expect_name().with("x").returning(|text| text);
    log.expect_sum().returning(|items| items.sum());
    log.expect_show().returning(|item| item.to_string());
    assert_eq!(log.name("x"), "x");
    assert_eq!(log.sum([1, 2, 3]), 6);
    log.expect_print().returning(|item| item.to_string());
    assert_eq!(log.show(String::from("y")), "y");
    assert_eq!(log.print(&3), "3");
    log.name.assert_called_once_with("x");
}

#[test]
fn an_argument_that_can_be_seen_as_something_is_seen_as_that() {
    let mut log = MockLog::new();
    log.expect_load()
        .with(Path::new("/etc"), "none")
        .returning(|path, _| path.display().to_string());
    log.load.calls_default();
    assert_eq!(log.load("/etc", "none"), "/etc");
    assert_eq!(log.load(Path::new("a/"), String::from("b")), "a/b");
    assert_eq!(log.load.call_args_list(), [(Path::new("/etc"), "none"), (Path::new("a/"), "b")]);
}

#[test]
fn a_concretized_method_is_one_function_for_all_types() {
    let mut log = MockLog::new();
    log.expect_open().withf(|path| path.as_ref() == Path::new("/tmp")).times(2).returning(|_| true);
    log.expect_join().returning(|root, parts| {
        let parts = parts.iter().map(|part| part.as_ref().display().to_string());
        root.as_ref().display().to_string() + &parts.collect::<String>()
    });
    assert!(log.open(&"/tmp") && log.open(&String::from("/tmp")));
    let local = String::from("b");
    assert_eq!(log.join("a", &["b", &local]), "abb");
}

#[automock]
trait Teller {
    fn text(&self, item: &impl Display, n: u8) -> String
    where
        Self: Sized,
    {
        format!("{item}{n}")
    }
    fn next(&self, items: &mut impl Iterator<Item = u8>) -> Option<u8>
    where
        Self: Sized,
    {
        items.next()
    }
    fn pair<T: Clone + 'static>(
        &self,
        of: T,
        mut items: impl Iterator<Item = u8>,
    ) -> (T, Option<u8>)
    where
        Self: Sized,
    {
        (of, items.next())
    }
    fn close(self, with: impl FnOnce(u8) -> u8 + Send) -> u8
    where
        Self: Sized,
    {
        with(1)
    }
}

#[test]
fn default_bodies_get_what_was_passed_as_impl_trait() {
    let teller = MockTeller::new();
    teller.text.calls_default();
    teller.next.calls_default();
    teller.pair.of::<char>().calls_default();
    teller.close.calls_default();
    assert_eq!(teller.text(&'x', 3), "x3");
    let mut items = [7, 8].into_iter();
    assert_eq!((teller.next(&mut items), teller.next(&mut items)), (Some(7), Some(8)));
    assert_eq!(teller.pair('a', [9].into_iter()), ('a', Some(9)));
    teller.next.assert_called_times(2);
    assert_eq!(teller.close(|n| n + 1), 2);
}
