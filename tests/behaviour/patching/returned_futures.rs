//! Patches of functions that return futures: what is awaited of them is an answer too, and a test can ask whether it was.

use std::future::Future;
use std::pin::Pin;

use standin::{any, patch, patchable, spy};

use crate::failing::failure;
use crate::signatures::ready;

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

#[patchable]
fn fetch(url: &str) -> impl Future<Output = Result<usize, String>> + Send {
    async move {
        if url.is_empty() {
            return Err("no url".into());
        }
        url.parse::<u8>().map_or(Ok(()), |_| Err("a number"))?;
        Ok(url.len())
    }
}

#[patchable]
fn load(path: &str, or: &mut u8) -> Pin<Box<dyn Future<Output = u8> + Send>> {
    let or = *or;
    if path.is_empty() {
        return Box::pin(async move { or });
    }
    let length = path.len() as u8;
    Box::pin(async move { length })
}

#[patchable]
fn sum(numbers: Vec<u8>) -> BoxFuture<'static, u8> {
    Box::pin(async move { numbers.iter().sum() })
}

#[patchable]
fn twice<T: Clone + 'static>(item: T) -> impl Future<Output = (T, T)> {
    let again = item.clone();
    async { (item, again) }
}

struct Client(u8);

#[patchable]
impl Client {
    fn get(&mut self, by: u8) -> impl Future<Output = u8> + Send {
        self.0 += by;
        async { self.0 }
    }

    fn name(&self) -> BoxFuture<'_, String> {
        let name = format!("client {}", self.0);
        Box::pin(async move { name })
    }
}

trait Service {
    fn call(&self, request: &str) -> Pin<Box<dyn Future<Output = usize>>>;
}

#[patchable]
impl Service for Client {
    fn call(&self, request: &str) -> Pin<Box<dyn Future<Output = usize>>> {
        let length = request.len();
        Box::pin(async move { length })
    }
}

#[test]
fn the_original_goes_on_as_before() {
    assert_eq!((ready(fetch("abc")), ready(fetch(""))), (Ok(3), Err("no url".into())));
    assert_eq!((ready(load("ab", &mut 5)), ready(load("", &mut 5))), (2, 5));
    assert_eq!((ready(sum(vec![1, 2])), ready(twice('a'))), (3, ('a', 'a')));
    let mut client = Client(1);
    assert_eq!((ready(client.get(2)), ready(client.name())), (3, "client 3".to_string()));
    assert_eq!(ready(client.call("abcd")), 4);
}

#[test]
fn what_is_awaited_of_a_double_answers() {
    let fetch_double = patch!(fetch);
    fetch_double.side_effect([Ok(1), Err("gone".into())]);
    assert_eq!((ready(fetch("a")), ready(fetch("b"))), (Ok(1), Err("gone".into())));
    fetch_double.assert_has_awaits(["a", "b"]);

    let load_double = patch!(load);
    load_double.expect().returning(|path, or| {
        *or += 1;
        let length = path.len() as u8;
        Box::pin(async move { length * 10 })
    });
    let mut or = 1;
    assert_eq!((ready(load("abc", &mut or)), or), (30, 2));

    let sum_double = patch!(sum);
    sum_double.returns(9);
    assert_eq!(ready(sum(vec![])), 9);
    let twice_double = patch!(twice::<u8>);
    twice_double.expect().returning_async(|n| async move { (n, n + 1) });
    assert_eq!(ready(twice(1u8)), (1, 2));

    let (get, name) =
        (patch!(Client::get), patch!(Client::name => || Box::pin(async { "x".into() })));
    get.returns(7);
    let call = patch!(<Client as Service>::call);
    call.returns(8_usize);
    let mut client = Client(1);
    drop(client.get(1));
    assert_eq!(
        (ready(client.get(2)), ready(client.name()), ready(client.call("a"))),
        (7, "x".into(), 8)
    );
    assert_eq!((get.call_count(), get.await_count(), name.await_count()), (2, 1, 1));
    call.assert_awaited_once_with("a");
}

#[test]
fn the_awaits_of_what_the_original_answers_are_counted() {
    let (fetches, loads, sums, gets) = (spy!(fetch), spy!(load), spy!(sum), spy!(Client::get));
    let (names, calls) = (spy!(Client::name), spy!(<Client as Service>::call));
    drop(fetch("dropped"));
    assert_eq!(ready(fetch("abc")), Ok(3));
    assert_eq!((ready(load("ab", &mut 5)), ready(load("", &mut 5))), (2, 5));
    assert_eq!(ready(sum(vec![1, 2])), 3);
    let mut client = Client(1);
    assert_eq!((ready(client.get(2)), ready(client.name())), (3, "client 3".to_string()));
    assert_eq!(ready(client.call("abcd")), 4);
    fetches.assert_awaited_once_with("abc");
    let text = failure(|| fetches.assert_all_awaited());
    assert!(text.contains("1 of 2 were"), "{text}");
    assert_eq!((loads.await_count(), sums.await_count(), gets.await_count()), (2, 1, 1));
    assert_eq!((names.await_count(), calls.await_count()), (1, 1));
}

#[patchable]
fn first<'a>(
    words: &'a [&'a str],
    or: &'a str,
) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> {
    Box::pin(async move { words.first().unwrap_or(&or).len() })
}

#[patchable]
fn last<'a>(word: &'a str) -> BoxFuture<'a, ()> {
    Box::pin(async move { assert!(!word.is_empty()) })
}

#[test]
fn a_future_that_borrows_from_an_argument_is_answered_by_what_is_awaited() {
    let word = String::from("abc");
    let double = patch!(first);
    double
        .expect()
        .with(["a"], any())
        .returning(|words, or| Box::pin(async { words.len() + or.len() }));
    double.returns(9);
    assert_eq!((ready(first(&["a"], &word)), ready(first(&[], &word))), (4, 9));
    drop(first(&[], &word));
    assert_eq!((double.call_count(), double.await_count()), (3, 2));
    drop(double);
    let (calls, lasts) = (spy!(first), spy!(last));
    assert_eq!(ready(first(&[], &word)), 3);
    ready(last(&word));
    calls.assert_awaited_once();
    lasts.assert_awaited_once_with("abc");
    lasts.returns(());
    ready(last(""));
}

struct Account(String);

#[patchable]
impl Account {
    fn name(&self) -> impl Future<Output = &str> + Send {
        async { &self.0[..] }
    }

    fn mail(&self) -> BoxFuture<'_, Option<&str>> {
        Box::pin(async { Some(&self.0[..]) })
    }
}

#[async_trait::async_trait]
trait Owner {
    async fn owner(&self) -> &str;
}

#[async_trait::async_trait]
#[patchable]
impl Owner for Account {
    async fn owner(&self) -> &str {
        &self.0
    }
}

#[test]
fn what_is_awaited_may_borrow() {
    let account = Account("Ann".into());
    for spied in [false, true] {
        let _spies = spied
            .then(|| (spy!(Account::name), spy!(Account::mail), spy!(<Account as Owner>::owner)));
        assert_eq!((ready(account.name()), ready(account.mail())), ("Ann", Some("Ann")));
        assert_eq!(ready(account.owner()), "Ann");
    }
    let (name, mail) = (patch!(Account::name), patch!(Account::mail));
    let owner = patch!(<Account as Owner>::owner);
    name.returns("Bob");
    mail.side_effect([Some("bob@home"), None]);
    owner.returns("Bob's");
    assert_eq!((ready(account.name()), ready(account.owner())), ("Bob", "Bob's"));
    assert_eq!((ready(account.mail()), ready(account.mail())), (Some("bob@home"), None));
    assert_eq!((name.await_count(), mail.await_count(), owner.await_count()), (1, 2, 1));
}
