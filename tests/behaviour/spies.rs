//! Mocks around a real object, and mocks that run the trait's own bodies.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use standin::{any, automock, effect, parts::Owned};

use crate::failing::{failure, first_line};

#[automock(wrapping)]
trait Account {
    fn balance(&self, of: &str) -> i64;
    fn pay(&mut self, by: &str, amount: i64) -> Result<i64, String>;
    fn label(&self) -> &str;
    fn owner(&self, known: bool) -> Option<&String>;
    fn note(&mut self) -> &mut String;
    fn copy(&self, with: impl Fn(i64) -> i64) -> i64;
    fn title(&self) -> String {
        format!("of {}", self.label())
    }
}

#[derive(Clone, Default)]
struct Real {
    balance: i64,
    owner: String,
    note: String,
}

fn real() -> Real {
    Real { balance: 100, owner: "ann".into(), note: String::new() }
}

impl Account for Real {
    fn balance(&self, of: &str) -> i64 {
        self.balance + of.len() as i64
    }
    fn pay(&mut self, by: &str, amount: i64) -> Result<i64, String> {
        if amount > self.balance {
            return Err(format!("{by} has {}", self.balance));
        }
        self.balance -= amount;
        Ok(self.balance)
    }
    fn label(&self) -> &str {
        "real"
    }
    fn owner(&self, known: bool) -> Option<&String> {
        known.then_some(&self.owner)
    }
    fn note(&mut self) -> &mut String {
        &mut self.note
    }
    fn copy(&self, with: impl Fn(i64) -> i64) -> i64 {
        with(self.balance)
    }
}

#[test]
fn a_mock_around_a_real_object_records_and_passes_on() {
    let mut account = MockAccount::wrapping(real());
    assert_eq!((account.balance("me"), account.pay("me", 1)), (102, Ok(99)));
    assert_eq!((account.copy(|n| n * 2), account.label()), (198, "real"));
    assert_eq!((account.owner(true), account.owner(false)), (Some(&"ann".to_string()), None));
    account.note().push('x');
    account.note().push('y');
    assert_eq!(account.note(), "xy");
    assert_eq!(account.title(), "of real");
    account.balance.assert_called_once_with("me");
    account.owner.assert_has_calls([true, false]);
    assert_eq!((account.note.call_count(), account.title.call_count()), (3, 1));
}

#[test]
fn what_a_test_sets_up_goes_before_the_real_object() {
    let mut account = MockAccount::wrapping(real());
    account.expect_pay().with("you", any()).times(1).returning(|_, _| Err("no".into()));
    account.balance.returns(0);
    account.label.returns("double");
    account.owner.returns(Some(Box::new("bob".to_string())));
    account.expect_note().return_var("kept".to_string());
    assert_eq!((account.balance("me"), account.pay("you", 1)), (0, Err("no".into())));
    assert_eq!(account.pay("me", 1), Ok(99));
    assert_eq!((account.label(), account.owner(false)), ("double", Some(&"bob".to_string())));
    assert_eq!(account.note(), "kept");
    account.pay.assert_has_calls([("you", 1), ("me", 1)]);
    account.balance.reset_mock().returns();
    assert_eq!(account.balance("x"), 100);
}

#[test]
fn a_call_that_is_forbidden_does_not_reach_the_real_object() {
    let mut account = MockAccount::wrapping(real());
    account.expect_pay().never();
    assert!(failure(|| drop(account.pay("me", 7))).starts_with("MockAccount::pay"));
    assert_eq!(account.balance(""), 100);
    account.pay.reset_mock().expectations();
}

#[test]
fn a_call_too_many_does_not_reach_the_real_object_whatever_else_is_expected() {
    let mut account = MockAccount::wrapping(real());
    account.expect_balance().with("me").times(1).return_const(1);
    account.expect_balance().with("you").times(..2).return_const(2);
    assert_eq!((account.balance("me"), account.balance("you")), (1, 2));
    assert_eq!(
        first_line(|| account.balance("me")),
        "MockAccount::balance: Expectation(var == \"me\") called 2 times which is more than the expected 1"
    );
    assert!(first_line(|| account.balance("you")).contains("(var == \"you\") called 2 times"));
    assert_eq!(account.balance("other"), 105);
    account.balance.reset_mock().expectations();
}

#[test]
fn calls_beyond_those_of_an_expectation_are_the_next_ones() {
    let mut account = MockAccount::wrapping(real());
    account.expect_balance().with("me").times(1).return_const(1);
    account.expect_balance().calls_original();
    assert_eq!(["me", "me", "you"].map(|of| account.balance(of)), [1, 102, 103]);
}

/// Real objects of all kinds of owners.
#[automock(wrapping)]
trait Named {
    fn name(&self) -> String;
}

impl Named for String {
    fn name(&self) -> String {
        self.clone()
    }
}

fn name_of(named: &dyn Named) -> String {
    named.name()
}

#[test]
fn the_real_object_may_be_owned_boxed_shared_or_borrowed() {
    let boxed: Box<dyn Named> = Box::new("boxed".to_string());
    let (borrowed, mut account) = ("borrowed".to_string(), real());
    assert_eq!(name_of(&MockNamed::wrapping("owned".to_string())), "owned");
    assert_eq!(name_of(&MockNamed::wrapping(boxed)), "boxed");
    assert_eq!(name_of(&MockNamed::wrapping(Arc::new("shared".to_string()))), "shared");
    assert_eq!(name_of(&MockNamed::wrapping(Rc::new("counted".to_string()))), "counted");
    assert_eq!(MockNamed::wrapping(&borrowed).name(), "borrowed");

    let mut spy = MockAccount::wrapping(&mut account);
    assert_eq!(spy.pay("me", 40), Ok(60));
    spy.pay.assert_called_once_with("me", 40);
    drop(spy);
    assert_eq!(account.balance, 60);
    assert_eq!(MockAccount::wrapping(Box::new(account)).pay("me", 61), Err("me has 60".into()));
}

#[test]
fn a_spy_moves_to_another_thread_with_its_real_object() {
    let spy = MockNamed::wrapping("owned".to_string());
    let name = spy.name.clone();
    let thread = std::thread::spawn(move || spy.name());
    assert_eq!(thread.join().unwrap(), "owned");
    name.assert_called_once();
}

#[test]
fn an_expectation_passes_the_calls_on_that_it_is_for() {
    let mut account = MockAccount::wrapping(real());
    account.balance.returns(0);
    account.expect_balance().with("me").times(2).calls_original();
    account
        .expect_balance()
        .with("twice")
        .calls_original_with(|of| (if of.is_empty() { of } else { "t" },));
    assert_eq!(
        [account.balance("me"), account.balance("you"), account.balance("me")],
        [102, 0, 102]
    );
    assert_eq!(account.balance("twice"), 101);
    account.balance.effects([effect::value(1), effect::pass_through(), effect::default()]);
    assert_eq!([account.balance("x"), account.balance("x"), account.balance("x")], [1, 101, 0]);
}

#[test]
fn a_sealed_spy_passes_on_what_it_is_told_to() {
    let mut account = MockAccount::wrapping(real());
    account.seal();
    account.balance.calls_original();
    assert_eq!(account.balance("me"), 102);
    assert_eq!(
        first_line(|| account.pay("me", 1).is_ok()),
        r#"MockAccount::pay("me", 1): No matching expectation found"#
    );
}

#[test]
fn a_mock_that_is_set_up_already_delegates_the_rest_to_a_fake() {
    let mut mock = MockAccount::new();
    mock.expect_pay().with("thief", any()).times(1).return_const(Err("caught".to_string()));
    let mut mock = mock.delegate_to(real());
    assert_eq!(mock.pay("thief", 100), Err("caught".into()));
    assert_eq!(mock.pay("me", 100), Ok(0));
    assert_eq!(mock.pay.call_args_list(), [("thief", 100), ("me", 100)]);
}

#[test]
fn a_handle_has_no_real_object_to_call() {
    let account = MockAccount::wrapping(real());
    let balance = account.balance.clone();
    let text = failure(|| balance.call(("me",)));
    assert!(text.contains("the spy's own method calls the real object"), "{text}");
}

/// With a pointer that is itself of the trait.
#[automock(wrapping)]
trait Sound {
    fn sound(&self) -> String;
}

impl Sound for char {
    fn sound(&self) -> String {
        self.to_string()
    }
}
impl<S: Sound + ?Sized> Sound for Box<S> {
    fn sound(&self) -> String {
        format!("boxed {}", (**self).sound())
    }
}

#[test]
fn a_pointer_that_is_of_the_trait_is_wrapped_by_itself_where_that_is_said() {
    let sound = MockSound::wrapping(Owned::new(Box::new('a')));
    assert_eq!(sound.sound(), "boxed a");
    assert_eq!(MockSound::wrapping('b').sound(), "b");
}

#[automock]
trait Store {
    fn get(&self, key: &str) -> Option<String>;
    fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
    fn title(&self) -> String {
        if self.has("title") { "titled".into() } else { "untitled".into() }
    }
}

#[test]
fn a_mock_runs_all_default_bodies_if_wished() {
    let store = MockStore::new();
    store.calls_defaults();
    store.get.returns(None);
    assert_eq!(store.title(), "untitled");
    store.has.returns(true);
    assert_eq!(store.title(), "titled");
    store.has.assert_has_calls(["title", "title"]);
    store.get.assert_called_once_with("title");
    store.get.reset_mock().returns();
    assert_eq!(
        first_line(|| store.get("x").is_some()),
        r#"MockStore::get("x"): No matching expectation found"#
    );
}

#[automock(wrapping)]
trait Clock {
    fn now(&self) -> u32;
    fn tick(&self);
}

#[test]
fn a_real_object_may_belong_to_one_thread_and_have_a_life_of_its_own() {
    struct Local<'c>(&'c Cell<u32>);
    impl Clock for Local<'_> {
        fn now(&self) -> u32 {
            self.0.get()
        }
        fn tick(&self) {
            self.0.set(self.0.get() + 1);
        }
    }
    let cell = Cell::new(1);
    let clock = MockClock::wrapping(Local(&cell));
    clock.tick();
    assert_eq!((clock.now(), cell.get()), (2, 2));
    clock.tick.assert_called_once();
}

#[automock(wrapping)]
trait Titled {
    fn name<'a>(&'a self, other: &'a str, key: &str) -> &'a str;
    fn name_or<'a>(&'a self, other: &'a str, key: &str) -> &'a str {
        if key.is_empty() { other } else { self.name(other, key) }
    }
}

struct Called(String);

impl Titled for Called {
    fn name<'a>(&'a self, other: &'a str, key: &str) -> &'a str {
        if key == "other" { other } else { &self.0 }
    }
}

#[test]
fn what_the_original_returns_may_be_borrowed_from_self_or_from_an_argument() {
    let (spy, other) = (MockTitled::wrapping(Called("own".into())), String::from("o"));
    let names = [spy.name(&other, "other"), spy.name_or(&other, ""), spy.name(&other, "x")];
    assert_eq!(names, ["o", "o", "own"]);
    spy.name.assert_any_call("o", "x");
    let mut mock = MockTitled::new();
    mock.expect_name().with("o", "x").returning(|other, _| other.to_uppercase());
    mock.name_or.calls_default();
    assert_eq!([mock.name_or(&other, ""), mock.name_or(&other, "x")], ["o", "O"]);
}

#[automock]
trait Doubling {
    fn twice(&self, n: u32) -> u32 {
        2 * n
    }
    async fn twice_later(&self, n: u32) -> u32 {
        2 * n
    }
}

#[test]
fn other_arguments_reach_the_original_from_any_thread_and_after_a_panic() {
    let doubling = MockDoubling::new();
    doubling
        .twice
        .expect()
        .calls_original_with(|n| (n.checked_sub(1).expect("a positive number"),));
    doubling.twice_later.expect().calls_original_with(|n| (n + 1,));
    assert_eq!(doubling.twice(3), 4);
    assert_eq!(std::thread::scope(|scope| scope.spawn(|| doubling.twice(4)).join().ok()), Some(6));
    assert!(std::panic::catch_unwind(|| doubling.twice(0)).is_err());
    assert_eq!(doubling.twice(1), 0);
    let mut later = std::pin::pin!(doubling.twice_later(3));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert_eq!(later.as_mut().poll(&mut context), std::task::Poll::Ready(8));
    assert_eq!(doubling.twice.call_args_list(), [3, 4, 0, 1]);
    doubling.twice_later.assert_called_once_with(3);
}
