//! Patches of `async fn`s: a call is made when the function is called, and awaited when its future is polled.

use std::rc::Rc;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use standin::{PatchScope, patch, patchable, spy};

use crate::signatures::ready;

#[patchable]
async fn fetch(url: &str) -> Result<String, u16> {
    if url.is_empty() {
        return Err(400);
    }
    Ok(format!("real {url}"))
}

#[patchable]
async fn pages<T: Clone + Send + 'static>(from: T, names: &[&str]) -> Vec<(T, usize)> {
    names.iter().map(|name| (from.clone(), name.len())).collect()
}

#[patchable]
async fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

#[patchable]
async fn shared(n: u8) -> Rc<u8> {
    Rc::new(n)
}

#[patchable]
async fn each(names: &[&str], mut seen: impl FnMut(&str)) {
    names.iter().for_each(|name| seen(name));
}

#[patchable]
async fn countdown(n: u32) -> u32 {
    if n == 0 { 0 } else { 1 + Box::pin(countdown(n - 1)).await }
}

struct Client {
    base: String,
}

#[patchable]
impl Client {
    async fn get(&self, path: &str) -> String {
        format!("{}/{path}", self.base)
    }

    async fn close(self: Arc<Self>) -> usize {
        self.base.len()
    }

    async fn base(&self) -> &str {
        &self.base
    }
}

trait Remote {
    async fn load(&self, key: &str) -> u8;
}

#[patchable]
impl Remote for Client {
    async fn load(&self, key: &str) -> u8 {
        key.len() as u8
    }
}

/// Its own attribute takes nothing but an `async fn`.
#[patchable]
#[tokio::main(flavor = "current_thread")]
async fn program() -> u8 {
    tokio::task::yield_now().await;
    3
}

mod boxed {
    use standin::patchable;

    #[async_trait::async_trait]
    pub(super) trait Store {
        async fn load(&self, key: &str) -> usize;
    }

    pub(super) struct Outside;
    pub(super) struct Inside;

    #[patchable]
    #[async_trait::async_trait]
    impl Store for Outside {
        async fn load(&self, key: &str) -> usize {
            key.len()
        }
    }

    #[async_trait::async_trait]
    #[patchable]
    impl Store for Inside {
        async fn load(&self, key: &str) -> usize {
            key.len()
        }
    }
}

#[test]
fn below_it_an_async_fn_stays_one_for_other_attributes() {
    assert_eq!(program(), 3);
    let double = patch!(program);
    double.returns(7);
    assert_eq!(program(), 7);
    double.assert_awaited_once();
}

#[tokio::test]
async fn calls_that_are_made_and_awaited_are_counted_apart() {
    let double = patch!(fetch);
    double.side_effect([Ok("a".to_string()), Err(500)]);
    drop(fetch("never awaited"));
    assert_eq!((double.call_count(), double.await_count()), (1, 0));
    assert_eq!(fetch("x").await, Ok("a".to_string()));
    assert_eq!(fetch("y").await, Err(500));
    assert_eq!((double.call_count(), double.await_count()), (3, 2));
    double.assert_has_awaits(["x", "y"]);
    double.assert_awaited_with("y");
    assert_eq!(double.call_args().unwrap().location().file(), file!());
}

#[tokio::test(start_paused = true)]
async fn an_effect_may_take_its_time() {
    let double = patch!(fetch);
    double.expect().returning_async(|url| {
        let length = url.len();
        async move {
            tokio::time::sleep(Duration::from_secs(5)).await;
            Ok("x".repeat(length))
        }
    });
    let before = tokio::time::Instant::now();
    assert_eq!(fetch("abc").await, Ok("xxx".to_string()));
    assert_eq!(before.elapsed(), Duration::from_secs(5));
    double.assert_awaited_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_that_was_made_under_a_patch_takes_it_to_the_task_that_awaits_it() {
    let double = patch!(fetch);
    double.returns(Ok("double".to_string()));
    assert_eq!(tokio::spawn(fetch("x")).await.unwrap(), Ok("double".to_string()));
    double.assert_awaited_once_with("x");
    let later = fetch("y");
    drop(double);
    assert_eq!(later.await, Ok("double".to_string()));
}

#[test]
fn a_call_that_was_made_elsewhere_is_answered_where_it_is_awaited() {
    let double = patch!(fetch);
    double.returns(Ok("double".to_string()));
    let scope = PatchScope::current();
    let answer = thread::spawn(move || ready(scope.instrument(fetch("x")))).join().unwrap();
    assert_eq!(answer, Ok("double".to_string()));
    double.assert_awaited_once_with("x");
}

#[test]
fn originals_are_awaited_as_they_were() {
    assert_eq!(ready(fetch("")), Err(400));
    assert_eq!(ready(pages(1u8, &["ab", "c"])), [(1, 2), (1, 1)]);
    assert_eq!(ready(longest("a", &String::from("bc"))), "bc");
    assert_eq!(*ready(shared(3)), 3);
    let calls = spy!(countdown);
    assert_eq!(ready(countdown(3)), 3);
    assert_eq!(calls.call_args_list(), [3, 2, 1, 0]);
    calls.assert_all_awaited();
}

#[test]
fn each_form_of_arguments_and_outputs() {
    let double = patch!(pages::<u8>);
    double.expect().with(1, ["ab"]).returning(|from, names| vec![(from + 1, names.len())]);
    double.calls_original();
    assert_eq!(ready(pages(1u8, &["ab"])), [(2, 1)]);
    assert_eq!(ready(pages(2u8, &["ab"])), [(2, 2)]);
    assert_eq!(double.await_count(), 2);

    let double = patch!(longest => |a, b| if a < b { a } else { b });
    assert_eq!(ready(longest("b", &String::from("abc"))), "abc");
    double.assert_awaited_once_with("b", "abc");

    let double = patch!(shared => |n| Rc::new(n + 1));
    assert_eq!(*ready(shared(3)), 4);
    double.assert_awaited_once_with(3);

    let double = patch!(each => |names, mut seen| seen(&names.join("+")));
    let mut seen = Vec::new();
    ready(each(&["a", "b"], |name| seen.push(name.to_string())));
    assert_eq!(seen, ["a+b"]);
    double.assert_awaited_once();
}

#[test]
fn async_methods_are_patched() {
    let client = Client { base: "home".to_string() };
    let (get, close, base) = (patch!(Client::get), patch!(Client::close), patch!(Client::base));
    get.expect().with("x").returning_async(|path| {
        let path = path.to_string();
        async move { path }
    });
    get.calls_original();
    close.returns(9usize);
    base.returns("elsewhere");
    let load = patch!(<Client as Remote>::load);
    load.returns(3);
    assert_eq!((ready(client.get("x")), ready(client.get("y"))), ("x".into(), "home/y".into()));
    assert_eq!((ready(client.base()), ready(client.load("x"))), ("elsewhere", 3));
    assert_eq!(ready(Arc::new(client).close()), 9);
    get.assert_has_awaits(["x", "y"]);
    close.assert_awaited_once();
    base.assert_awaited_once();
    load.assert_awaited_once_with("x");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn methods_of_an_async_trait_of_the_crate() {
    use boxed::Store;
    let outside = patch!(<boxed::Outside as boxed::Store>::load);
    outside.returns(7usize);
    assert_eq!(boxed::Outside.load("x").await, 7);
    outside.assert_awaited_once_with("x");
    let inside = patch!(<boxed::Inside as boxed::Store>::load);
    inside.calls(|_| Box::pin(async { 8 }));
    assert_eq!(boxed::Inside.load("x").await, 8);
    inside.assert_called_once_with("x");
}
