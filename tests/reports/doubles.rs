//! What the cases of the gallery are about.

use std::collections::HashMap;
use std::fmt::{self, Debug, Formatter};
use std::rc::Rc;

use standin::{automock, patchable};

#[automock]
pub(super) trait Store {
    fn get(&self, key: &str, n: u64) -> Option<String>;
    fn put(&self, key: &str);
    fn size(&self) -> Size;
    fn all<T: 'static>(&self, of: T) -> u64;
}

/// It has no default value.
pub(super) struct Size;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Page {
    pub(super) title: String,
    pub(super) size: u64,
    pub(super) tags: Vec<&'static str>,
    pub(super) links: Vec<Link>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) to: String,
    pub(super) rank: f64,
}

#[automock]
pub(super) trait Site {
    fn publish(&self, page: &Page) -> bool;
    fn archive(&self, stamp: Stamp);
    fn rate(&self, rating: f64);
    fn open(&self, url: &str, body: &str);
    async fn load(&self, url: &str) -> u64;
}

/// Only its text can be recorded: it is not `Clone`.
#[derive(Debug, PartialEq)]
pub(super) struct Stamp {
    pub(super) by: &'static str,
    pub(super) reason: &'static str,
}

#[automock]
pub(super) trait Index {
    fn count(&self, words: HashMap<&'static str, u64>);
    fn sort(&self, numbers: &[u64]);
    fn done(&self, outcome: Result<u64, String>, at: Option<f64>);
    fn lend(&self, page: Rc<u64>);
    fn send(&self, bytes: &[u8]);
}

#[automock(wrapping)]
pub(super) trait Deck {
    fn copy(&self) -> Self;
}

/// What a spy has behind it.
pub(super) struct Cards;

impl Deck for Cards {
    fn copy(&self) -> Self {
        Self
    }
}

#[automock]
pub(super) trait Clock {
    fn now() -> u64;
    fn zone() -> u64;
}

#[automock]
pub(super) trait Stack {
    fn top<T: 'static>(&mut self) -> &mut T;
    fn part<T: 'static>(&self) -> &T;
}

#[automock]
pub(super) trait Sieve {
    fn keep(&self, grain: Grain);
}

#[derive(Clone)]
pub(super) struct Grain(pub(super) u8);

impl Debug for Grain {
    fn fmt(&self, _: &mut Formatter<'_>) -> fmt::Result {
        panic!("no grain is like another")
    }
}

#[automock]
pub(super) trait Keeper {
    fn tell(&self, secret: Secret);
    fn label(&self) -> String {
        "keeper".into()
    }
}

/// It is not `Debug`.
#[derive(Clone)]
pub(super) struct Secret(pub(super) u8);

#[patchable]
pub(super) fn urlopen(url: &str) -> Result<String, u16> {
    Err(url.len() as u16)
}

pub(super) struct Client;

#[patchable]
impl Client {
    pub(super) fn leave(self, code: i32) -> ! {
        std::process::exit(code)
    }
}

pub(super) fn page(title: &str, links: u64) -> Page {
    let link = |n| Link { to: format!("https://example.com/{n}"), rank: 0.5 };
    Page { title: title.into(), size: 3, tags: vec!["a"], links: (0..links).map(link).collect() }
}
