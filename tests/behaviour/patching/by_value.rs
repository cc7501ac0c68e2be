//! `impl Trait` by value: what the original can do with such an argument it goes on doing where it's patchable.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use standin::{patch, patchable, spy};

use crate::signatures::ready;

fn both(call: impl Fn(u8) -> u8 + Copy) -> u8 {
    let again = call;
    call(1) + again(2)
}

#[patchable]
fn copied(call: impl Fn(u8) -> u8 + Copy, text: &str) -> u8 {
    both(call) + call(text.len() as u8)
}

#[patchable]
fn cloned<C>(call: C, count: &mut u8) -> u8
where
    C: FnMut(u8) -> u8 + Clone,
{
    let (mut first, mut second) = (call.clone(), call);
    *count += 1;
    first(1) + second(2)
}

#[patchable]
fn twice_over(items: impl Iterator<Item = u8> + Clone) -> usize {
    items.clone().chain(items).count()
}

#[patchable]
fn twice_through(items: impl IntoIterator<Item = u8> + Clone) -> usize {
    items.clone().into_iter().chain(items).count()
}

#[patchable]
fn joined(path: impl AsRef<Path> + Clone, name: impl Into<PathBuf> + Clone) -> PathBuf {
    let name = name.clone().into();
    path.clone().as_ref().join(name.join(path.as_ref()))
}

fn shouted(name: impl Into<String>) -> String {
    name.into().to_uppercase()
}

#[patchable]
fn length(name: impl Into<String>) -> usize {
    let name = name.into();
    name.len()
}

#[patchable]
fn shout(name: impl Into<String>) -> String {
    shouted(name)
}

#[patchable]
fn total(map: impl Into<HashMap<String, u8>>, and: impl Into<Option<u8>>) -> u8 {
    map.into().values().sum::<u8>() + and.into().unwrap_or_default()
}

#[patchable]
fn is_borrowed<'t>(text: impl Into<Cow<'t, str>>) -> bool {
    let text: Cow<'t, str> = text.into();
    matches!(text, Cow::Borrowed(_))
}

#[patchable]
async fn later(name: impl Into<String> + Send, call: impl Fn(u8) -> u8 + Clone + Send) -> u8 {
    let other = call.clone();
    tokio::task::yield_now().await;
    other(name.into().len() as u8) + call(0)
}

#[derive(Debug, Default, PartialEq)]
struct Page<T> {
    name: String,
    item: Option<T>,
}

#[patchable]
impl<T: 'static> Page<T> {
    fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into().trim().into();
        self
    }

    fn with(self, item: impl Into<T>, other: impl Into<Option<Self>>) -> Self {
        let other: Option<Self> = other.into();
        Self { item: Some(item.into()), ..other.unwrap_or(self) }
    }
}

struct Line(String);

impl Line {
    #[patchable]
    fn push(&mut self, text: impl Into<String>, page: impl Into<Page<u8>>) -> usize {
        let page: Page<u8> = page.into();
        self.0.push_str(&page.name);
        self.0.push_str(text.into().as_str());
        self.0.len()
    }
}

#[tokio::test]
async fn the_original_goes_on_as_before() {
    for patched in [false, true] {
        let _spies = patched.then(|| {
            let opened = (spy!(copied), spy!(cloned), spy!(twice_over), spy!(twice_through));
            let converted = (spy!(length), spy!(shout), spy!(total), spy!(is_borrowed));
            let of_types = (spy!(<Page<u8>>::named), spy!(<Page<u8>>::with), spy!(Line::push));
            (opened, converted, of_types, spy!(joined), spy!(later))
        });
        let (ten, mut calls) = (10, 0);
        assert_eq!(copied(|n| n * ten, "abc"), 60);
        let mut sum = 0;
        let adds = move |n| {
            sum += n;
            sum
        };
        assert_eq!((cloned(adds, &mut calls), calls), (3, 1));
        assert_eq!((twice_over(0..3), twice_through(vec![1, 2])), (6, 4));
        assert_eq!(joined("a", "b"), Path::new("a/b/a"));
        assert_eq!((length("abc"), shout("x"), total([("a".into(), 3)], 4)), (3, "X".into(), 7));
        assert!(is_borrowed("x"));
        assert_eq!(later("abc", |n| n + 1).await, 5);
        let page = Page::default().named(" x ").with(3u8, None);
        assert_eq!(page, Page { name: "x".into(), item: Some(3u8) });
        assert_eq!(Line(String::new()).push("abc", page), 4);
    }
}

#[test]
fn the_double_gets_it_too() {
    let copied_double = patch!(copied => |call, text| call(7) + text.len() as u8);
    assert_eq!(copied(|n| n, "x"), 8);
    copied_double.assert_called_once_with(standin::any(), "x");
    let _cloned = patch!(cloned => |mut call, count| call(*count));
    assert_eq!(cloned(|n| 2 * n, &mut 4), 8);
    let _twice = patch!(twice_over => |items| items.max().map_or(0, usize::from));
    assert_eq!(twice_over([3, 9, 4].into_iter()), 9);

    let length_double = patch!(length);
    length_double.expect().with("x").returning(|name| 10 * name.len());
    length_double.expect().calls_original_with(|name| (name.repeat(2),));
    assert_eq!((length("x"), length("abc")), (10, 6));
    assert_eq!(length_double.call_args_list(), ["x", "abc"]);
    let _later = patch!(later => |name, _| name.len() as u8);
    assert_eq!(ready(later("abc", |n| n)), 3);
}
