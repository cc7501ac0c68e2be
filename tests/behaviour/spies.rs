//! Mocks around a real object, and mocks that run the trait's own bodies.

use std::cell::Cell;
use std::fmt::{self, Debug, Display};
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;

use standin::{Owned, any, automock, concretize, effect};

use crate::failing::{failure, first_line};
use crate::signatures::ready;

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

/// Nothing here can be called through a trait object.
#[automock(wrapping, type Item = u32; const LIMIT: usize = 3;)]
#[allow(dead_code)]
trait Wide<K: Clone + Debug + 'static> {
    type Item;
    const LIMIT: usize;
    fn open(key: K) -> Option<K>;
    fn store<T: Debug + 'static>(&self, key: K, value: T) -> String;
    fn parse<T: std::str::FromStr + 'static>(&self, text: &str) -> Option<T>;
    #[concretize]
    fn path<P: AsRef<str>>(&self, path: P, deep: bool) -> String;
    fn each(&self, visit: &mut dyn FnMut(&K));
    fn items(&self) -> impl Iterator<Item = u32>;
    fn later(&self, n: u32) -> impl Future<Output = Self::Item> + Send;
    async fn wait(&self, key: &str) -> String;
    async fn lent(&self) -> &K;
    fn close(self) -> K;
}

struct Narrow<K>(K);

impl<K: Clone + Debug + 'static> Wide<K> for Narrow<K> {
    type Item = u32;
    const LIMIT: usize = 3;
    fn open(key: K) -> Option<K> {
        Some(key)
    }
    fn store<T: Debug + 'static>(&self, key: K, value: T) -> String {
        format!("{key:?}={value:?}")
    }
    fn parse<T: std::str::FromStr + 'static>(&self, text: &str) -> Option<T> {
        text.parse().ok()
    }
    fn path<P: AsRef<str>>(&self, path: P, deep: bool) -> String {
        format!("{}{}", path.as_ref(), if deep { "/" } else { "" })
    }
    fn each(&self, visit: &mut dyn FnMut(&K)) {
        visit(&self.0);
    }
    fn items(&self) -> impl Iterator<Item = u32> {
        0..3
    }
    fn later(&self, n: u32) -> impl Future<Output = u32> + Send {
        std::future::ready(n + 1)
    }
    async fn wait(&self, key: &str) -> String {
        format!("{key}{:?}", self.0)
    }
    async fn lent(&self) -> &K {
        &self.0
    }
    fn close(self) -> K {
        self.0
    }
}

fn assert_send<T: Send>(of: T) -> T {
    of
}

#[test]
fn a_trait_that_no_object_can_be_of_is_wrapped_all_the_same() {
    let wide = MockWide::<char>::wrapping(Narrow('k'));
    assert_eq!(wide.store('a', 1u8), "'a'=1");
    wide.store.of::<u8>().assert_called_once();
    wide.store.of::<bool>().returns("double");
    assert_eq!((wide.store('a', 1u8), wide.store('b', true)), ("'a'=1".into(), "double".into()));
    assert_eq!((wide.parse::<u8>("7"), wide.parse::<bool>("7")), (Some(7), None));
    assert_eq!(wide.path(String::from("a"), true), "a/");
    assert_eq!(wide.path.call_count(), 1);
    let mut seen = Vec::new();
    wide.each(&mut |key| seen.push(*key));
    assert_eq!((seen, wide.items().collect::<Vec<_>>()), (vec!['k'], vec![0, 1, 2]));
    wide.items.expect().return_once(|| Box::new(std::iter::once(9)));
    assert_eq!(wide.items().collect::<Vec<_>>(), [9]);
    assert_eq!(SpyWide::<char, Owned<Narrow<char>>>::open('x'), Some('x'));
    let close = wide.close.clone();
    assert_eq!(wide.close(), 'k');
    close.assert_called_once();
}

#[test]
fn async_methods_of_the_real_object_are_awaited() {
    let wide = MockWide::<char>::wrapping(Narrow('k'));
    let waiting = assert_send(wide.wait("x"));
    wide.wait.assert_called_once_with("x");
    wide.wait.assert_not_awaited();
    assert_eq!(ready(waiting), "x'k'");
    wide.wait.assert_awaited_once_with("x");
    assert_eq!((ready(wide.later(1)), *ready(wide.lent())), (2, 'k'));
    wide.wait.returns("double");
    wide.later.expect().with(1).returning(|_| Box::pin(async { 7 }));
    assert_eq!((ready(wide.wait("y")), ready(wide.later(1))), ("double".into(), 7));
    assert_eq!(ready(wide.later(2)), 3);
}

#[test]
fn a_handle_has_no_real_object_to_call() {
    let account = MockAccount::wrapping(real());
    let balance = account.balance.clone();
    let text = failure(|| balance.call(("me",)));
    assert!(text.contains("the real object is called by the spy's own method"), "{text}");
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

/// Where `Self` is said.
#[automock(wrapping)]
trait Number: Sized {
    fn new(n: u32) -> Self;
    fn parse(text: &str) -> Result<Self, String>;
    fn of_both(one: Self, other: Self) -> Self;
    fn is(&self, other: &Self) -> bool;
    fn swap(&mut self, other: &mut Self);
    fn plus(self, n: u32) -> Self;
    fn add(self, other: Self) -> Self;
    fn half(&self) -> Option<Self>;
    async fn later(&self) -> Self;
    fn n(&self) -> u32;
}

struct Natural(u32);

impl Number for Natural {
    fn new(n: u32) -> Self {
        Self(n)
    }
    fn parse(text: &str) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| format!("{text} is none"))
    }
    fn of_both(one: Self, other: Self) -> Self {
        Self(one.0 * other.0)
    }
    fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }
    fn swap(&mut self, other: &mut Self) {
        std::mem::swap(self, other);
    }
    fn plus(self, n: u32) -> Self {
        Self(self.0 + n)
    }
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
    fn half(&self) -> Option<Self> {
        (self.0 % 2 == 0).then_some(Self(self.0 / 2))
    }
    async fn later(&self) -> Self {
        Self(self.0 + 100)
    }
    fn n(&self) -> u32 {
        self.0
    }
}

fn calculate<N: Number>(mut two: N) -> Option<u32> {
    let mut one = N::new(1);
    let more = N::of_both(N::parse("3").ok()?, N::parse("4").ok()?);
    one.swap(&mut two);
    assert!(one.is(&N::new(2)) && N::parse("x").is_err());
    let sum = one.plus(1).add(more);
    assert_eq!(ready(sum.later()).n(), 115);
    sum.plus(1).half().map(|half| half.n())
}

#[test]
fn what_is_said_of_self_holds_for_spies() {
    let two = MockNumber::wrapping(Natural(2));
    let (is, plus, swap) = (two.is.clone(), two.plus.clone(), two.swap.clone());
    assert_eq!(calculate(two), Some(8));
    assert_eq!((is.call_count(), plus.call_args_list().len(), swap.call_count()), (0, 0, 0));

    let two = MockNumber::wrapping(Natural(2));
    let plus = two.plus.clone();
    assert_eq!(two.plus(1).plus(2).n(), 5);
    assert_eq!(plus.call_args_list(), [1, 2]);
    let three = MockNumber::wrapping(Natural(3));
    three.is.returns(true);
    assert!(three.is(&MockNumber::wrapping(Natural(4))));
    three.half.side_effect([None]);
    assert!(failure(|| three.half().is_some()).starts_with("a spy's method that returns `Self`"));
}

/// With supertraits, those of std and one of the user's own.
trait Tagged {
    fn tag(&self) -> u8;
}

#[automock(wrapping)]
trait Shape: Tagged + Clone + Display + Debug + PartialEq + Send + Sync + 'static {
    fn area(&self) -> u32;
    fn into_area(self: Box<Self>) -> u32;
}

#[derive(Clone, Debug, PartialEq)]
struct Square(u32);

impl Tagged for Square {
    fn tag(&self) -> u8 {
        4
    }
}
impl Tagged for MockShape {
    fn tag(&self) -> u8 {
        0
    }
}
impl<R: std::ops::Deref<Target: Shape>> Tagged for SpyShape<R> {
    fn tag(&self) -> u8 {
        SpyShape::real(self).tag()
    }
}
impl Display for Square {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{0}x{0}", self.0)
    }
}
impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
    fn into_area(self: Box<Self>) -> u32 {
        self.area()
    }
}

fn describe(shape: &impl Shape) -> String {
    let twin = shape.clone();
    format!("{shape} {} {} {}", shape.tag(), twin.area(), *shape == twin)
}

#[test]
fn a_spy_is_what_its_real_object_is() {
    let shape = MockShape::wrapping(Square(3));
    assert_eq!(describe(&shape), "3x3 4 9 true");
    shape.area.assert_called_once();
    assert_eq!(format!("{shape:?}"), "MockShape");
    assert_eq!(Box::new(shape).into_area(), 9);
}

#[automock(wrapping)]
#[async_trait::async_trait]
trait Client {
    async fn fetch(&self, url: &str) -> String;
}

struct Offline(&'static str);

#[async_trait::async_trait]
impl Client for Offline {
    async fn fetch(&self, url: &str) -> String {
        format!("{url}: {}", self.0)
    }
}

#[test]
fn methods_of_async_trait_are_passed_on() {
    let client = MockClient::wrapping(Arc::new(Offline("offline")));
    client.fetch.expect().with("b").returning(|_| "double".into());
    assert_eq!(ready(client.fetch("a")), "a: offline");
    assert_eq!(ready(assert_send(client.fetch("b"))), "double");
    client.fetch.assert_has_awaits(["a", "b"]);
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
