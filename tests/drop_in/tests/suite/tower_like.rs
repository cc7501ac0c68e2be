//! Services and layers with generics and associated types, futures as outputs.

use futures::{FutureExt, executor::block_on, task::noop_waker_ref};
use mockall::predicate as p;
use mockall::*;
use std::{
    future::{Future, Ready, ready},
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

pub trait Service<Req> {
    type Response;
    type Error;
    type Future: Future<Output = Result<Self::Response, Self::Error>>;
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    fn call(&mut self, req: Req) -> Self::Future;
}

pub trait Layer<S> {
    type Service;
    fn layer(&self, inner: S) -> Self::Service;
}

#[derive(Clone, Debug, PartialEq)]
pub struct Req {
    path: String,
    body: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Resp(u16);

type Doubling = Box<dyn Fn(u32) -> u32>;
type Fut<R, E> = Pin<Box<dyn Future<Output = Result<R, E>> + Send>>;
mock! {
    pub Svc<Rq: 'static, Rs: 'static> {
        pub fn name(&self) -> &str;
        pub fn with_name(name: &str) -> Self;
    }

impl<Rq: 'static, Rs: 'static> Clone for Svc<Rq, Rs> { fn clone(&self) -> Self; }

impl<Rq: 'static, Rs: 'static> Service<Rq> for Svc<Rq, Rs> { type Response = Rs; type Error = String; type Future = Fut<Rs, String>; fn poll_ready<'a>(&mut self, cx: &mut Context<'a>) -> Poll<Result<(), String>>; fn call(&mut self, req: Rq) -> Fut<Rs, String>; } }

mock! {
    pub Plain {}
    impl Service<Req> for Plain {
        type Response = Resp;
        type Error = u8;
        type Future = Ready<Result<Resp, u8>>;
        fn poll_ready<'a>(&mut self, cx: &mut Context<'a>) -> Poll<Result<(), u8>>;
        fn call(&mut self, req: Req) -> Ready<Result<Resp, u8>>;
    }
}

mock! {
    pub L<S: 'static> {}
    impl<S: 'static> Layer<S> for L<S> {
        type Service = Retry<S>;
        fn layer(&self, inner: S) -> Retry<S>;
    }
}

pub struct Retry<S> {
    inner: S,
    left: usize,
}

impl<S: Service<Req, Error = String> + Send> Retry<S>
where
    S::Response: Send,
{
    fn run(&mut self, req: Req) -> Result<S::Response, String> {
        loop {
            if let Poll::Ready(r) =
                self.inner.poll_ready(&mut Context::from_waker(noop_waker_ref()))
            {
                r?;
            } else {
                return Err("pending".into());
            }
            match block_on(self.inner.call(req.clone())) {
                Ok(r) => return Ok(r),
                Err(e) if self.left == 0 => return Err(e),
                Err(_) => self.left -= 1,
            }
        }
    }
}

#[automock(type Out = u32; type Err = String; type Iter = std::vec::IntoIter<u32>;)]
pub trait Pipeline {
    type Out: Clone;
    type Err: std::fmt::Debug;
    type Iter: Iterator<Item = Self::Out>;
    fn step(&self, x: Self::Out) -> Result<Self::Out, Self::Err>;
    fn all(&self) -> Self::Iter;
    fn fold(&self, xs: &[Self::Out], init: Option<<Self as Pipeline>::Out>) -> Self::Out;
    fn boxed(&self) -> Doubling;
}

#[automock]
pub trait Discover<K: std::hash::Hash + Eq + 'static, V: 'static> {
    fn poll(&mut self, max: usize) -> Vec<(K, V)>;
    fn lookup(&self, k: &K) -> Option<V>;
    fn inserted<F: Fn(&K, &V) -> bool + Send + 'static>(&mut self, f: F) -> usize;
    fn default_key() -> K;
}

pub struct Balance<D, K, V>(D, PhantomData<(K, V)>);

impl<K: std::hash::Hash + Eq + Clone + 'static, V: 'static, D: Discover<K, V>> Balance<D, K, V> {
    fn pick(&mut self) -> Option<V> {
        let got = self.0.poll(2);
        let k = got.first().map(|(k, _)| k.clone()).unwrap_or_else(D::default_key);
        self.0.lookup(&k)
    }
}

#[test]
fn retries() {
    let mut s = MockSvc::<Req, Resp>::new();
    s.expect_poll_ready().returning(|_| Poll::Ready(Ok(())));
    let mut seq = Sequence::new();
    s.expect_call()
        .withf(|r| r.path == "/")
        .times(2)
        .in_sequence(&mut seq)
        .returning(|_| Box::pin(ready(Err("busy".to_string()))));
    s.expect_call()
        .times(1)
        .in_sequence(&mut seq)
        .returning(|r| async move { Ok(Resp(r.body.len() as u16)) }.boxed());
    let mut r = Retry { inner: s, left: 3 };
    assert_eq!(r.run(Req { path: "/".into(), body: vec![1] }), Ok(Resp(1)));
    assert_eq!(r.left, 1);
}

#[test]
fn not_ready() {
    let mut s = MockSvc::<Req, Resp>::new();
    s.expect_poll_ready().times(1).return_const(Poll::Pending);
    s.expect_call().never();
    assert_eq!(
        Retry { inner: s, left: 0 }.run(Req { path: String::new(), body: vec![] }),
        Err("pending".into())
    );
}

#[test]
fn layers() {
    let mut l = MockL::<MockSvc<Req, Resp>>::new();
    l.expect_layer().return_once(|inner| Retry { inner, left: 9 });
    let mut s = MockSvc::new();
    s.expect_name().return_const("inner".to_string());
    let r = l.layer(s);
    assert_eq!((r.left, r.inner.name()), (9, "inner"));
}

#[test]
fn constructed() {
    let ctx = MockSvc::<u8, u8>::with_name_context();
    ctx.expect().with(p::eq("x")).times(1).returning(|n| {
        let mut s = MockSvc::new();
        s.expect_name().return_const(n.to_string());
        s
    });
    assert_eq!(MockSvc::<u8, u8>::with_name("x").name(), "x");
}

#[test]
fn plain() {
    let mut s = MockPlain::new();
    s.expect_call()
        .with(p::eq(Req { path: "p".into(), body: vec![] }))
        .returning(|_| ready(Ok(Resp(200))));
    assert_eq!(block_on(s.call(Req { path: "p".into(), body: vec![] })), Ok(Resp(200)));
}

#[test]
fn clones() {
    let mut s = MockSvc::<u8, u16>::new();
    s.expect_clone().returning(|| {
        let mut c = MockSvc::new();
        c.expect_call().returning(|b| Box::pin(async move { Ok(u16::from(b)) }));
        c
    });
    assert_eq!(block_on(s.clone().call(3)), Ok(3));
}

#[test]
fn pipeline() {
    let mut m = MockPipeline::new();
    m.expect_step().with(p::in_iter(1..5)).returning(|x| Ok(x + 1));
    m.expect_step().returning(|x| Err(format!("{x}?")));
    m.expect_all().returning(|| vec![1, 2].into_iter());
    m.expect_fold().with(p::eq([1, 2].as_slice()), p::eq(Some(3))).return_const(6u32);
    m.expect_boxed().returning(|| Box::new(|x| x * 2));
    assert_eq!(m.all().map(|x| m.step(x).unwrap()).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(m.step(9).unwrap_err(), "9?");
    assert_eq!(m.fold(&[1, 2], Some(3)), 6);
    assert_eq!(m.boxed()(4), 8);
}

#[test]
fn balance() {
    let mut d = MockDiscover::<String, u8>::new();
    d.expect_poll().with(p::eq(2)).return_once(|_| vec![("a".into(), 1)]);
    d.expect_lookup().with(p::eq("a".to_string())).returning(|_| Some(7));
    assert_eq!(Balance(d, PhantomData).pick(), Some(7));
}

#[test]
fn balance_default() {
    let ctx = MockDiscover::<u32, u8>::default_key_context();
    ctx.expect().times(1).return_const(5u32);
    let mut d = MockDiscover::<u32, u8>::new();
    d.expect_poll().returning(|_| vec![]);
    d.expect_lookup().withf(|k| *k == 5).returning(|_| None);
    assert_eq!(Balance(d, PhantomData).pick(), None);
}

#[test]
fn generic_closure() {
    let mut d = MockDiscover::<u32, u8>::new();
    d.expect_inserted().returning(|f| (0..10).filter(|k| f(k, &0)).count());
    assert_eq!(d.inserted(|k, _| k % 2 == 0), 5);
}

#[test]
#[should_panic(
    expected = "MockSvc::call(Req { path: \"q\", body: [] }): No matching expectation found"
)]

fn msg() {
    let mut s = MockSvc2::new();
    s.expect_call().withf(|r| r.path == "/").returning(|_| ready(Err(1)));
    let _ = block_on(s.call(Req { path: "q".into(), body: vec![] })).map(|_| {
        panic!("MockSvc::call(Req {{ path: \"q\", body: [] }}): No matching expectation found")
    });
}

use self::inner::MockSvc as MockSvc2;

mod inner {
    use super::*;
    mock! {
        pub Svc {}
        impl Service<Req> for Svc {
            type Response = Resp;
            type Error = u8;
            type Future = Ready<Result<Resp, u8>>;
            fn poll_ready<'a>(&mut self, cx: &mut Context<'a>) -> Poll<Result<(), u8>>;
            fn call(&mut self, req: Req) -> Ready<Result<Resp, u8>>;
        }
    }
}
