//! Patches of functions with an `impl Trait` of several traits, which the box of a double has too: of arguments and of
//! what comes back, whatever generic the traits mention.

use std::fmt::{Debug, Display};
use std::path::Path;

use standin::{patch, patchable, spy};

use crate::signatures::ready;

trait Get<T: Clone> {
    fn get(&self) -> T;
}

impl<T: Clone> Get<T> for Vec<T> {
    fn get(&self) -> T {
        self[0].clone()
    }
}

#[patchable]
fn shown<T: Debug + 'static>(items: impl Iterator<Item = T> + Debug) -> String {
    format!("{items:?} {:?}", items.size_hint())
}

#[patchable]
fn second<'a>(mut words: impl Iterator<Item = &'a str> + Debug, or: &'a str) -> &'a str {
    let is_long = format!("{words:?}").len() > 9;
    words.nth(1).filter(|_| is_long).unwrap_or(or)
}

#[patchable]
async fn count(words: impl Iterator<Item = &str> + Debug + Send, of: &str) -> usize {
    words.filter(|word| *word == of).count()
}

#[patchable]
fn file_name(path: impl Debug + AsRef<Path> + Send) -> String {
    format!("{path:?}: {:?}", path.as_ref().file_name())
}

#[derive(Clone, Debug)]
struct Queue<T, const N: usize>(Vec<T>, [u8; N]);

#[patchable]
impl<T, const N: usize> Queue<T, N>
where
    T: Clone + Debug + 'static,
{
    fn with<K: Clone + 'static>(&self, more: impl Get<T> + Get<K> + Debug) -> (T, K) {
        let _ = format!("{more:?}");
        (more.get(), more.get())
    }

    fn join(&self, others: impl ExactSizeIterator<Item = Self> + DoubleEndedIterator) -> usize {
        self.0.len() + others.len()
    }

    fn each(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.0.iter()
    }

    fn all(&self) -> impl ExactSizeIterator<Item = T> + Debug + Send + use<T, N>
    where
        T: Send,
    {
        self.0.clone().into_iter()
    }
}

struct Text<'t>(&'t str);

#[patchable]
impl<'t> Text<'t> {
    fn count(&self, more: impl Iterator<Item = &'t str> + Debug) -> usize {
        self.0.len() + more.count()
    }

    fn pieces<'a>(&self, of: &'a str) -> impl Iterator<Item = &'a str> + Debug {
        of.split(' ').collect::<Vec<_>>().into_iter()
    }
}

trait Source {
    type Item: Debug;
    fn put(&self, items: impl Iterator<Item = Self::Item> + Debug) -> usize;
    fn items(&self) -> impl Iterator<Item = Self::Item> + Debug;
}

#[patchable]
impl<T: Clone + Debug + 'static> Source for Vec<T> {
    type Item = T;

    fn put(&self, items: impl Iterator<Item = T> + Debug) -> usize {
        items.count()
    }

    fn items(&self) -> impl Iterator<Item = T> + Debug {
        self.clone().into_iter()
    }
}

#[patchable]
fn numbers(most: u8) -> impl ExactSizeIterator<Item = u8> + Debug {
    if most == 0 {
        return Vec::new().into_iter();
    }
    vec![1, most].into_iter()
}

#[patchable]
fn words(text: &str) -> impl Iterator<Item = &str> + Debug {
    text.split(' ')
}

#[patchable]
async fn label(name: &str) -> impl Display + Debug {
    String::from(name)
}

#[patchable]
fn twice<T: Clone + Debug + 'static>(item: T) -> impl DoubleEndedIterator<Item = T> + Debug {
    vec![item.clone(), item].into_iter()
}

#[test]
fn the_original_goes_on_as_before() {
    let (text, queue) = (String::from("a b"), Queue(vec![1_u8, 2], [0; 2]));
    for patched in [false, true] {
        let _spies = patched.then(|| {
            let arguments = (spy!(shown::<u8>), spy!(second), spy!(count), spy!(file_name));
            let queue = (spy!(<Queue<u8, 2>>::with::<u8>), spy!(<Queue<u8, 2>>::join));
            let queue = (queue, spy!(<Queue<u8, 2>>::each), spy!(<Queue<u8, 2>>::all));
            let source = (spy!(<Vec<u8> as Source>::put), spy!(<Vec<u8> as Source>::items));
            let outputs = (spy!(numbers), spy!(words), spy!(label), spy!(twice::<char>));
            (arguments, queue, source, outputs, spy!(Text::count), spy!(Text::pieces))
        });
        assert_eq!(shown([1_u8].iter().copied().skip(1)).chars().last(), Some(')'));
        assert_eq!(second(text.split(' '), "or"), "b");
        assert_eq!(ready(count(text.split(' '), "a")), 1);
        assert_eq!(file_name("a/b"), "\"a/b\": Some(\"b\")");
        assert_eq!(queue.with::<u8>(vec![3]), (3, 3));
        assert_eq!(queue.join([queue.clone()].into_iter()), 3);
        assert_eq!((queue.each().len(), queue.each().next_back()), (2, Some(&2)));
        assert_eq!((queue.all().len(), format!("{:?}", queue.all()).len()), (2, 16));
        assert_eq!(Text(&text).count(text.split(' ')), 5);
        assert_eq!(Text(&text).pieces(&text).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((vec![1].put(vec![2].into_iter()), vec![1].items().next()), (1, Some(1)));
        assert_eq!((numbers(0).len(), numbers(2).len(), words(&text).count()), (0, 2, 2));
        assert_eq!(format!("{0} {0:?}", ready(label("x"))), "x \"x\"");
        assert_eq!(twice('a').rev().collect::<String>(), "aa");
    }
}

#[test]
fn the_double_has_all_traits_of_an_argument() {
    let (text, queue) = (String::from("a b"), Queue(vec![1_u8, 2], [0; 2]));
    let _second = patch!(second => |mut words, or| {
        if format!("{words:?}").is_empty() { or } else { words.next().unwrap_or(or) }
    });
    assert_eq!(second(text.split(' '), "or"), "a");
    let _with = patch!(<Queue<u8, 2>>::with::<u8> => |more| (Get::<u8>::get(&*more), 9));
    assert_eq!(queue.with::<u8>(vec![7]), (7, 9));
    let file_name_double = patch!(file_name);
    file_name_double.returns("double");
    assert_eq!(file_name(String::from("x")), "double");
    file_name_double.assert_called_once_with(Path::new("x"));
}

#[test]
fn the_double_gives_a_box_of_all_traits_that_come_back() {
    let (text, queue) = (String::from("a b"), Queue(vec![1_u8, 2], [0; 2]));
    let _numbers = patch!(numbers => |most| Box::new(vec![most; 3].into_iter()));
    assert_eq!((numbers(4).len(), numbers(4).sum::<u8>()), (3, 12));
    let _words = patch!(words => |text| Box::new(text.split('b')));
    assert_eq!(words(&text).collect::<Vec<_>>(), ["a ", ""]);
    let each = patch!(<Queue<u8, 2>>::each => || Box::new([5].iter()));
    assert_eq!((queue.each().len(), queue.each().next_back()), (1, Some(&5)));
    each.assert_called_times(2);
    let _pieces = patch!(Text::pieces => |of| Box::new(of.chars().map(|_| "x").take(1).collect::<Vec<_>>().into_iter()));
    assert_eq!(Text(&text).pieces(&text).collect::<Vec<_>>(), ["x"]);
    let _items = patch!(<Vec<u8> as Source>::items => || Box::new(3..5));
    assert_eq!(vec![1_u8].items().collect::<Vec<_>>(), [3, 4]);
    let _label = patch!(label => |_| Box::new("double"));
    assert_eq!(ready(label("x")).to_string(), "double");
}
