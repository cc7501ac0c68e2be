//! Traits of all kinds around real objects.

use std::fmt::{self, Debug, Display};
use std::future::Future;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use standin::{any, automock, concretize, parts::Owned};

use crate::failing::failure;
use crate::signatures::ready;

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
    fn seen(&self, path: impl AsRef<str>, deep: &bool) -> String;
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
    fn seen(&self, path: impl AsRef<str>, deep: &bool) -> String {
        self.path(path, *deep)
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
    assert_eq!((wide.seen("b", &true), wide.seen.call_count()), ("b/".into(), 1));
    wide.seen.assert_called_with("b", true);
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

#[automock(wrapping)]
trait Sum<T: Clone + 'static = u32> {
    fn sum(&self, of: &[T]) -> T;
}

impl Sum for u32 {
    fn sum(&self, of: &[u32]) -> u32 {
        of.iter().sum::<u32>() + self
    }
}

#[test]
fn a_parameter_with_a_default_does_no_harm() {
    let sum = MockSum::wrapping(1);
    assert_eq!(sum.sum(&[1, 2]), 4);
    sum.sum.assert_called_once_with([1, 2]);
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
    assert!(failure(|| three.half().is_some()).starts_with("MockNumber::half: what a spy returns"));
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

#[automock(wrapping)]
trait Export {
    fn export(&self, path: impl AsRef<Path>, columns: &[&str], to: &mut impl Write) -> usize {
        let of_path = path.as_ref().as_os_str().len();
        to.write_all(columns.join(",").as_bytes()).map_or(0, |()| of_path)
    }
}

struct Csv;
impl Export for Csv {}

#[test]
fn what_is_seen_of_an_argument_may_stand_beside_one_that_is_lent() {
    let (mut out, export) = (Vec::new(), MockExport::new());
    export.export.calls_default();
    assert_eq!(export.export("a.csv", &["id", "size"], &mut out), 5);
    let spy = MockExport::wrapping(Csv);
    assert_eq!(spy.export(String::from("b"), &["name"], &mut out), 1);
    assert_eq!(out, b"id,sizename");
    spy.export.assert_called_once_with(Path::new("b"), ["name"], any());
}
