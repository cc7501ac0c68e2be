//! A host of plugins: generic methods, closures, single-threaded answers, opaque outputs.

use futures::executor::block_on;
use mockall::predicate::{always, eq, function};
use mockall::*;
use std::{
    any::{Any, TypeId},
    cell::{Cell, RefCell},
    collections::BTreeMap,
    future::Future,
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    Start,
    Key(char),
    Data { id: u32, body: Vec<u8> },
}

pub type Visitor<'a> = &'a mut (dyn FnMut(&str) + 'a);
pub type Each<'a> = Box<dyn Fn(usize) + 'a>;
pub type Hook = Box<dyn FnMut(u8) -> u8>;
pub type Handler = Box<dyn Fn(&Event) -> bool>;

#[automock]
pub trait Plugin {
    fn name(&self) -> String;
    fn on(&mut self, event: &Event) -> Result<bool, Box<dyn std::error::Error>>;
    fn handler(&self) -> Handler;
    fn hooks(&self) -> Vec<Hook>;
    fn state(&self) -> Rc<RefCell<Vec<u8>>>;
    fn as_any(&self) -> &dyn Any;
    fn children(&mut self) -> &mut Vec<Box<dyn Plugin>>;
    fn visit<'a>(&self, f: Visitor<'a>);
    fn each<'a>(&self, f: Each<'a>);
    fn once(self: Box<Self>) -> u8;
}

#[automock]
pub trait Ext {
    fn extend<T: Any + Clone>(&mut self, value: T) -> Option<T>;
    fn query<T>(&self, key: &str) -> Vec<T>
    where
        T: Clone + 'static;
    fn map<F, R: 'static>(&self, f: F) -> R
    where
        F: FnOnce(u8) -> R + 'static;
    fn config(&self) -> BTreeMap<String, Box<dyn Any + Send>>;
}

pub struct Loader;

#[automock]
impl Loader {
    pub fn new() -> Self {
        Loader
    }
    pub fn load(
        &self,
        path: &std::path::Path,
    ) -> impl Future<Output = Result<Vec<u8>, std::io::Error>> + Send {
        let _ = path;
        async { Ok(vec![]) }
    }
    pub fn list(&self) -> impl Iterator<Item = String> {
        vec![].into_iter()
    }
    pub fn describe(&self, n: u8) -> impl std::fmt::Display + Send {
        n
    }
    pub async fn sync(&mut self, n: usize) -> usize {
        n
    }
    pub fn with<T: Default + 'static>(t: T) -> Option<T> {
        Some(t)
    }
}

pub struct Host {
    plugins: Vec<Box<dyn Plugin>>,
    fired: usize,
}

impl Host {
    fn fire(&mut self, e: &Event) -> Vec<String> {
        let mut hit = vec![];
        for p in &mut self.plugins {
            if let Ok(true) = p.on(e) {
                self.fired += 1;
                hit.push(p.name());
            }
        }
        hit
    }
}

fn plugin(name: &'static str) -> MockPlugin {
    let mut p = MockPlugin::new();
    p.expect_name().return_const(name);
    p
}

#[test]
fn fires() {
    let mut a = plugin("a");
    a.expect_on().with(eq(Event::Start)).times(1).returning(|_| Ok(true));
    a.expect_on()
        .withf(|e| matches!(e, Event::Key(c) if c.is_alphabetic()))
        .returning(|_| Ok(false));
    let mut b = plugin("b");
    b.expect_on().returning(|_| Err("broken".into()));
    let mut h = Host { plugins: vec![Box::new(a), Box::new(b)], fired: 0 };
    assert_eq!(h.fire(&Event::Start), ["a"]);
    assert!(h.fire(&Event::Key('x')).is_empty());
    assert_eq!(h.fired, 1);
}

#[test]
fn handlers() {
    let mut p = plugin("x");
    p.expect_handler().returning(|| Box::new(|e| *e == Event::Start));
    p.expect_hooks().returning(|| {
        vec![
            Box::new(|x| x + 1),
            Box::new({
                let mut n = 0;
                move |x| {
                    n += x;
                    n
                }
            }),
        ]
    });
    assert!(p.handler()(&Event::Start));
    let mut hooks = p.hooks();
    assert_eq!(hooks.iter_mut().map(|f| f(3)).sum::<u8>(), 7);
    assert_eq!(hooks[1](3), 6);
}

#[test]
fn single_threaded() {
    let mut p = plugin("x");
    let shared = Rc::new(RefCell::new(vec![1]));
    let s = shared.clone();
    p.expect_state().returning_st(move || s.clone());
    p.state().borrow_mut().push(2);
    assert_eq!(*shared.borrow(), [1, 2]);
    let mut q = plugin("y");
    let s = shared.clone();
    q.expect_state().once().return_once_st(move || s);
    q.state().borrow_mut().clear();
    assert!(shared.borrow().is_empty());
    let seen = Rc::new(Cell::new(0));
    let n = seen.clone();
    q.expect_on()
        .withf_st(move |e| {
            n.set(n.get() + 1);
            matches!(e, Event::Data { id: 3, .. })
        })
        .returning_st(|_| Ok(true));
    assert!(q.on(&Event::Data { id: 3, body: vec![] }).unwrap());
    assert_eq!(seen.get(), 1);
    let mut r = MockPlugin::new();
    r.expect_state().return_const_st(shared.clone());
    assert!(Rc::ptr_eq(&r.state(), &shared));
}

#[test]
fn lends() {
    let mut p = plugin("x");
    p.expect_as_any().return_const(Box::new(5u32));
    assert_eq!(
        p.as_any().downcast_ref::<Box<dyn Any>>().map(|_| ()).is_some()
            || p.as_any().downcast_ref::<u32>() == Some(&5),
        true
    );
    p.expect_children().return_var(vec![]);
    p.children().push(Box::new(plugin("kid")));
    assert_eq!(p.children()[0].name(), "kid");
}

#[test]
fn visits() {
    let mut p = plugin("x");
    p.expect_visit().times(2).returning(|f| {
        f("a");
        f("b")
    });
    let mut got = String::new();
    p.visit(&mut |s| got += s);
    p.visit(&mut |s| got.insert_str(0, s));
    assert_eq!(got, "baab");
    p.expect_once().return_const(3u8);
    assert_eq!(Box::new(p).once(), 3);
}

#[test]
fn generics() {
    let mut p = MockExt::new();
    p.expect_extend::<u8>().with(eq(1)).returning(Some);
    p.expect_extend::<String>().withf(|s| s.len() > 1).returning(|_| None);
    p.expect_query::<u8>().with(eq("k")).return_const(vec![1, 2]);
    p.expect_query::<String>().returning(|k| vec![k.to_string()]);
    assert_eq!(p.extend(1u8), Some(1));
    assert_eq!(p.extend("ab".to_string()), None);
    assert_eq!((p.query::<u8>("k"), p.query::<String>("q")), (vec![1, 2], vec!["q".to_string()]));
    p.expect_map::<u16>().returning(|f| f(4));
    assert_eq!(p.map(|x| u16::from(x) * 100), 400);
    p.expect_map::<TypeId>().returning(|f| f(0));
    assert_eq!(p.map(|_| TypeId::of::<u8>()), TypeId::of::<u8>());
    p.expect_config()
        .returning(|| BTreeMap::from([("a".to_string(), Box::new(3u8) as Box<dyn Any + Send>)]));
    assert!(p.config()["a"].is::<u8>());
}

#[test]
fn loader() {
    let mut l = MockLoader::default();
    l.expect_load().with(eq(std::path::Path::new("/p"))).returning(|p| {
        let n = p.as_os_str().len() as u8;
        Box::pin(async move { Ok(vec![n]) })
    });
    l.expect_load()
        .returning(|_| Box::pin(futures::future::ready(Err(std::io::ErrorKind::NotFound.into()))));
    l.expect_list().returning(|| Box::new(["a", "b"].into_iter().map(String::from)));
    l.expect_describe().with(eq(1)).returning(|n| Box::new(format!("#{n}")));
    l.expect_sync().returning(|n| n + 1);
    assert_eq!(block_on(l.load("/p".as_ref())).unwrap(), [2]);
    assert!(block_on(l.load("/q".as_ref())).is_err());
    assert_eq!(l.list().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(l.describe(1).to_string(), "#1");
    assert_eq!(block_on(l.sync(1)), 2);
}

#[test]
fn loader_statics() {
    let c = MockLoader::with_context();
    c.expect::<u8>().with(eq(3)).times(1).return_const(None);
    c.expect::<String>().with(function(|s: &String| s == "x")).returning(Some);
    assert_eq!(MockLoader::with(3u8), None);
    assert_eq!(MockLoader::with("x".to_string()), Some("x".into()));
    let n = MockLoader::new_context();
    n.expect().returning(|| {
        let mut l = MockLoader::default();
        l.expect_list().returning(|| Box::new(std::iter::empty()));
        l
    });
    assert_eq!(MockLoader::new().list().count(), 0);
}

#[test]
fn counted() {
    let calls = Arc::new(AtomicUsize::new(0));
    let c = calls.clone();
    let mut p = plugin("x");
    p.expect_each().with(always()).returning(move |f| f(c.fetch_add(1, Ordering::SeqCst)));
    let local = Cell::new(0);
    p.each(Box::new(|n| local.set(local.get() + n + 1)));
    p.each(Box::new(|n| local.set(local.get() + n + 1)));
    assert_eq!((local.get(), calls.load(Ordering::SeqCst)), (3, 2));
}

#[test]
#[should_panic(
    expected = "MockPlugin::on(Data { id: 1, body: [2] }): No matching expectation found"
)]

fn nothing() {
    let _ = MockPlugin::new().on(&Event::Data { id: 1, body: vec![2] });
}

#[test]
#[should_panic(
    expected = "MockPlugin::name: Expectation(<anything>) called twice, but it returns by move"
)]

fn moved() {
    let mut p = MockPlugin::new();
    let s = String::new();
    p.expect_name().return_once(move || s);
    p.name();
    p.name();
}

#[test]
#[should_panic(expected = "MockExt::query(\"a\"): No matching expectation found")]
fn other_type() {
    let mut p = MockExt::new();
    p.expect_query::<u8>().return_const(vec![]);
    p.query::<i8>("a");
}
