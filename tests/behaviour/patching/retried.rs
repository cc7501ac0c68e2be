//! Patches of functions that take a closure which returns a future, whose type nobody can name.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use standin::{any, patch, patchable, spy};

use crate::signatures::ready;

#[patchable]
async fn retry<F, Fut, T>(times: u32, call: F) -> Option<T>
where
    F: Fn(u32) -> Fut,
    Fut: Future<Output = Option<T>>,
    T: 'static,
{
    for n in 0..times {
        if let Some(answer) = call(n).await {
            return Some(answer);
        }
    }
    None
}

#[patchable]
async fn eventually<Fut, T>(mut call: impl FnMut(&str) -> Fut, from: &str) -> T
where
    Fut: Future<Output = Option<T>>,
    T: 'static,
{
    loop {
        if let Some(answer) = call(from).await {
            return answer;
        }
    }
}

struct Client {
    most: u32,
}

#[patchable]
impl Client {
    async fn send<C, R>(&self, text: &str, mut call: C) -> u32
    where
        C: FnMut(&str, u32) -> R + Send,
        R: Future<Output = u32> + Send,
    {
        let mut sum = 0;
        for n in 0..self.most {
            sum += call(text, n).await;
        }
        sum
    }

    async fn twice<R: Future<Output = u32>>(&self, call: impl Fn() -> R + Clone) -> u32 {
        let again = call.clone();
        self.most + call().await + again().await
    }

    fn spawned<C, R>(&self, call: C) -> tokio::task::JoinHandle<u32>
    where
        C: FnOnce() -> R + Clone + Send + 'static,
        R: Future<Output = u32> + Send + 'static,
    {
        let (first, second) = (call.clone()(), call());
        tokio::spawn(async move { first.await + second.await })
    }
}

#[tokio::test]
async fn the_original_goes_on_as_before() {
    for patched in [false, true] {
        let _spies = patched.then(|| {
            let spies = (spy!(retry::<u32>), spy!(eventually::<usize>), spy!(Client::twice));
            (spies, spy!(Client::send), spy!(Client::spawned))
        });
        let (calls, three) = (Cell::new(0), Rc::new(3));
        let answer = retry(5, |n| {
            calls.set(calls.get() + 1);
            let three = three.clone();
            async move { (n == *three).then_some(n * 2) }
        });
        assert_eq!((answer.await, calls.get()), (Some(6), 4));
        let (client, most) = (Client { most: 3 }, 3);
        let mut lengths = Vec::new();
        let sum = client.send("text", |text, n| {
            lengths.push(text.len());
            async move { n }
        });
        assert_eq!((sum.await, lengths), (3, vec![4; 3]));
        assert_eq!(client.spawned(|| async { 4 }).await.unwrap(), 8);
        assert_eq!(client.twice(|| async { most }).await, 9);
        let counted = eventually(
            |from| {
                calls.set(calls.get() + from.len());
                let seen = calls.get();
                async move { (seen > 8).then_some(seen) }
            },
            "three",
        );
        assert_eq!(counted.await, 9);
    }
}

#[tokio::test]
async fn the_double_gets_a_closure_that_returns_a_box() {
    let once = patch!(retry::<u8>);
    once.calls(|_, call| ready(call(7)));
    let seven = 7;
    let borrowed = &seven;
    assert_eq!(retry(0, |n| async move { Some(n as u8).filter(|n| n == borrowed) }).await, Some(7));
    once.assert_awaited_once_with(0, any());
    let send = patch!(Client::send);
    send.returns(9u32);
    assert_eq!(Client { most: 3 }.send("x", |_, n| async move { n }).await, 9);
    send.assert_awaited_once_with("x", any());
    let twice = patch!(Client::twice => |call| ready(call()));
    assert_eq!(Client { most: 3 }.twice(|| async { 4 }).await, 4);
    twice.assert_called_once();
    let once = patch!(eventually::<u8>);
    once.calls(|mut call, from| ready(call(from)).unwrap_or(0));
    let one = &1;
    assert_eq!(eventually(|_| async move { Some(*one) }, "").await, 1);
    let _spawned = patch!(Client::spawned => |call| tokio::spawn(call()));
    assert_eq!(Client { most: 3 }.spawned(|| async { 4 }).await.unwrap(), 4);
}
