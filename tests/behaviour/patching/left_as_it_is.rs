//! Methods that can't be patched stay as they are; the others of their block can be patched.

use std::any::Any;
use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::io::Read;
use std::iter::Sum;

use standin::{patch, patchable};

#[derive(Clone, Debug, Default, Eq)]
struct Tag(String);

impl Hash for Tag {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_lowercase().hash(state);
    }
}

trait Visit {
    fn visit(&mut self, tag: &Tag);
}

impl Visit for Vec<&mut String> {
    fn visit(&mut self, tag: &Tag) {
        self[0].push_str(&tag.0);
    }
}

#[patchable]
impl PartialEq for Tag {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

#[derive(Debug)]
struct Tags<T>(Vec<T>);

#[patchable]
impl<T: 'static> Extend<T> for Tags<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        self.0.extend(items);
    }
}

#[patchable]
impl<T: 'static> FromIterator<T> for Tags<T> {
    fn from_iter<I>(items: I) -> Self
    where
        I: IntoIterator<Item = T>,
    {
        Self(items.into_iter().collect())
    }
}

trait Shelf {
    type Item;
    fn put_all<I: IntoIterator<Item = Self::Item>, const AT_MOST: usize>(&mut self, items: I);
    fn put<I: Into<Self::Item>>(&mut self, item: I);
    fn count(&self) -> usize;
}

#[patchable]
impl<T: 'static> Shelf for Tags<T> {
    type Item = T;

    fn put_all<I: IntoIterator<Item = Self::Item>, const AT_MOST: usize>(&mut self, items: I) {
        self.0.extend(items.into_iter().take(AT_MOST));
    }

    fn put<I: Into<Self::Item>>(&mut self, item: I) {
        self.0.push(item.into());
    }

    fn count(&self) -> usize {
        self.0.len()
    }
}

#[patchable]
impl Tag {
    fn named<'n, S>(name: S) -> Self
    where
        S: Into<&'n str>,
    {
        Self(name.into().to_string())
    }

    fn accept<V: Visit>(&self, mut visitor: V) {
        visitor.visit(self);
    }

    fn shown<S: Into<String> + std::fmt::Debug>(of: S) -> (String, Self) {
        (format!("{of:?}"), Self(of.into()))
    }

    /// The future is `Send` where the reader is, as that of a box would not be.
    async fn read<R: Read>(&self, mut from: R) -> String {
        std::future::ready(()).await;
        let mut text = self.0.clone();
        from.read_to_string(&mut text).unwrap();
        text
    }

    /// What is [`Any`] can't borrow.
    fn is_of<T: Any>(&self) -> bool {
        self.0 == std::any::type_name::<T>()
    }

    fn length(&self) -> usize {
        self.0.len()
    }
}

#[patchable]
impl<'t> Sum<&'t Tag> for Tag {
    fn sum<I: Iterator<Item = &'t Tag>>(tags: I) -> Self {
        Self(tags.map(|tag| &*tag.0).collect())
    }
}

#[test]
fn a_method_whose_types_may_borrow() {
    let _equal = patch!(<Tag as PartialEq>::eq => |_| true);
    assert_eq!(Tag::named("x"), Tag::named("y"));
    let tags: HashSet<Tag> = HashSet::from_iter([Tag::named("x"), Tag::named("X")]);
    assert_eq!(tags.len(), 1);

    let count = patch!(<Tags<u8> as Shelf>::count);
    count.returns(7usize);
    let mut tags: Tags<u8> = [1, 2].into_iter().collect();
    tags.extend([3]);
    tags.put_all::<_, 1>([4, 5]);
    tags.put(true);
    assert_eq!((tags.0.as_slice(), tags.count()), (&[1, 2, 3, 4, 1][..], 7));
}

#[tokio::test]
async fn beside_others_of_the_type_itself() {
    let (length, is_of) = (patch!(Tag::length), patch!(Tag::is_of::<u8>));
    length.returns(9usize);
    is_of.returns(true);
    let tag: Tag = [Tag::named("a"), Tag::named("b")].iter().sum();
    assert_eq!((tag.0.as_str(), tag.length()), ("ab", 9));
    let mut seen = String::new();
    tag.accept(vec![&mut seen]);
    let read = tokio::spawn(async { Tag("of ".into()).read(&b"bytes"[..]).await });
    assert_eq!(read.await.unwrap(), "of bytes");
    assert_eq!((&*seen, Tag::shown(&*seen)), ("ab", ("\"ab\"".to_string(), Tag("ab".into()))));
    assert_eq!((tag.is_of::<u8>(), tag.is_of::<u16>()), (true, false));
}
