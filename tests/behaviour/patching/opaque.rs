//! Patches of functions with `impl Trait`: the double gives a box, and so does the original, which gets its
//! arguments as they are.

use std::fmt::{Debug, Display};
use std::future::Future;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use standin::{patch, patchable, spy};

use crate::signatures::ready;

#[patchable]
fn countdown(from: u32) -> impl Iterator<Item = u32> {
    if from == 0 {
        return Vec::new().into_iter();
    }
    (0..from).rev().collect::<Vec<_>>().into_iter()
}

#[patchable]
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ')
}

#[patchable]
fn shared<'a>(some: &'a [u32], others: &'a [u32]) -> impl Iterator<Item = &'a u32> {
    some.iter().filter(|item| others.contains(item))
}

#[patchable]
fn adder(n: u32) -> impl Fn(u32) -> u32 + Send + 'static {
    move |of| of + n
}

#[patchable]
fn lengths() -> impl Fn(&str) -> usize {
    |text| text.len()
}

#[patchable]
fn small() -> impl Iterator<Item = u8> {
    [1, 2].into_iter()
}

#[patchable]
fn fetch(url: &str) -> impl Future<Output = usize> + Send + use<> {
    let length = url.len();
    async move { length }
}

#[patchable]
async fn label(name: String) -> impl Display {
    format!("<{name}>")
}

#[patchable]
fn twice<T: Clone + 'static>(item: T) -> impl DoubleEndedIterator<Item = T> {
    [item.clone(), item].into_iter()
}

trait Source {
    fn read(&self) -> impl Iterator<Item = u32>;
}

struct Queue(Vec<u32>);

#[patchable]
impl Queue {
    fn items(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().copied()
    }

    fn each(&self) -> impl DoubleEndedIterator<Item = &u32> {
        self.0.iter()
    }

    fn all<'a>(&'a self) -> Box<dyn Iterator<Item = &'a u32> + 'a> {
        Box::new(self.0.iter())
    }

    fn drain(&mut self, mut most: usize) -> impl Iterator<Item = u32> {
        most = most.min(self.0.len());
        self.0.drain(..most)
    }
}

#[patchable]
impl Source for Queue {
    fn read(&self) -> impl Iterator<Item = u32> {
        self.0.iter().copied()
    }
}

#[test]
fn the_original_goes_on_as_before() {
    assert_eq!(countdown(3).collect::<Vec<_>>(), [2, 1, 0]);
    assert_eq!(countdown(0).count(), 0);
    assert_eq!(words("a b").collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(shared(&[1, 2], &[2, 3]).collect::<Vec<_>>(), [&2]);
    assert_eq!((adder(2)(3), lengths()("abc"), small().sum::<u8>()), (5, 3, 3));
    assert_eq!(ready(fetch("abc")), 3);
    assert_eq!(ready(label("x".into())).to_string(), "<x>");
    let mut queue = Queue(vec![1, 2, 3]);
    assert_eq!(queue.items().sum::<u32>(), 6);
    assert_eq!((queue.each().next_back(), queue.all().count()), (Some(&3), 3));
    assert_eq!(queue.drain(2).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(queue.0, [3]);
}

#[test]
fn the_double_gives_a_box() {
    let countdown_double = patch!(countdown);
    countdown_double.expect().with(1).returning(|n| Box::new([n, 7].into_iter()));
    countdown_double.calls_original();
    assert_eq!(countdown(1).collect::<Vec<_>>(), [1, 7]);
    assert_eq!(countdown(2).collect::<Vec<_>>(), [1, 0]);
    assert_eq!(countdown_double.call_args_list(), [1, 2]);

    let _words = patch!(words => |text| Box::new(text.matches('a')));
    assert_eq!(words("a man").collect::<Vec<_>>(), ["a", "a"]);

    let _shared = patch!(shared => |some, others| Box::new(some.iter().chain(others)));
    assert_eq!(shared(&[1], &[2]).sum::<u32>(), 3);

    let adder_double = patch!(adder);
    adder_double
        .side_effect(|n: u32| -> Box<dyn Fn(u32) -> u32 + Send> { Box::new(move |of| of * n) });
    assert_eq!(adder(2)(3), 6);

    let fetch_double = patch!(fetch);
    fetch_double.expect().returning(|_| Box::pin(async { 404 }));
    assert_eq!(ready(fetch("abc")), 404);

    let _label = patch!(label => |_| Box::new("double"));
    assert_eq!(ready(label(String::new())).to_string(), "double");
}

#[test]
fn each_choice_of_types_has_its_own_box() {
    let numbers = patch!(twice::<u32>);
    numbers.expect().returning(|n| Box::new(std::iter::once(n + 1)));
    assert_eq!(twice(1u32).rev().collect::<Vec<_>>(), [2]);
    assert_eq!(twice('a').rev().collect::<String>(), "aa");
}

#[test]
fn methods_give_a_box_too() {
    let mut queue = Queue(vec![1]);
    let items = patch!(Queue::items);
    items.expect().returning(|| Box::new(std::iter::repeat_n(5, 2)));
    assert_eq!(queue.items().collect::<Vec<_>>(), [5, 5]);
    let _each = patch!(Queue::each => || Box::new([&7].into_iter()));
    assert_eq!(queue.each().collect::<Vec<_>>(), [&7]);
    let all = patch!(Queue::all);
    all.side_effect(|| -> Box<dyn Iterator<Item = &'static u32>> {
        Box::new([&8, &9].into_iter())
    });
    assert_eq!(queue.all().collect::<Vec<_>>(), [&8, &9]);
    let drain = patch!(Queue::drain => |_| Box::new(std::iter::empty()));
    assert_eq!(queue.drain(1).count(), 0);
    drain.assert_called_once_with(1);
    assert_eq!(queue.read().count(), 1);
    let _read = patch!(<Queue as Source>::read => || Box::new(5..8));
    assert_eq!(queue.read().sum::<u32>(), 18);
}

trait Shop {
    fn price(&self, of: &str) -> u32;
}

struct Corner(u32);

impl Shop for Corner {
    fn price(&self, of: &str) -> u32 {
        self.0 + of.len() as u32
    }
}

fn asked(shop: &impl Shop) -> u32 {
    shop.price("tea")
}

fn read_from(source: &mut impl Read) -> io::Result<u8> {
    let mut byte = [0];
    source.read_exact(&mut byte)?;
    Ok(byte[0])
}

#[patchable]
fn price(shop: &impl Shop) -> u32 {
    asked(shop)
}

#[patchable]
fn first_byte(mut source: &mut impl Read) -> io::Result<u8> {
    read_from(&mut source)
}

fn name_of(path: impl AsRef<Path>) -> Option<String> {
    Some(path.as_ref().file_name()?.to_str()?.to_string())
}

#[patchable]
fn file_name(path: impl AsRef<Path>, default: &str) -> String {
    let is_long = path.as_ref().as_os_str().len() > 100;
    name_of(path).filter(|_| !is_long).unwrap_or(default.to_string())
}

/// Of several that are lent the body has the double's trait object.
#[patchable]
async fn byte_or(source: &mut (impl Read + Send), default: &u8) -> u8 {
    let mut byte = [*default];
    _ = source.read(&mut byte);
    byte[0]
}

#[patchable]
async fn length_of(path: impl AsRef<str>) -> usize {
    path.as_ref().len()
}

#[patchable]
async fn twice_of(number: impl Future<Output = u32> + Send + 'static) -> u32 {
    2 * number.await
}

/// Which of several traits an argument has the body needs all.
#[patchable]
fn last_byte(mut of: impl Read + Seek, or: &u8) -> io::Result<u8> {
    if of.seek(SeekFrom::End(0))? == 0 {
        return Ok(*or);
    }
    of.seek(SeekFrom::End(-1))?;
    read_from(&mut of)
}

#[patchable]
async fn shown(item: impl Display + Debug + Send, number: u8) -> String {
    let number = async { number }.await;
    format!("{item} {item:?} {number}")
}

#[patchable]
impl Queue {
    fn take(&mut self, more: impl ExactSizeIterator<Item = u32> + Debug + Send + 'static) -> usize {
        let len = more.len();
        self.0.extend(more);
        len + self.0.len()
    }
}

#[test]
fn an_argument_of_several_traits_has_them_all() {
    let spies = (spy!(last_byte), spy!(shown), spy!(Queue::take));
    for _ in 0..2 {
        assert_eq!(last_byte(io::Cursor::new([7, 8]), &1).unwrap(), 8);
        assert_eq!(last_byte(io::Cursor::new([]), &1).unwrap(), 1);
        assert_eq!(ready(shown("x", 3)), "x \"x\" 3");
        assert_eq!(Queue(vec![1]).take([2, 3].into_iter()), 5);
        let double =
            patch!(last_byte => |mut of, or| Ok(*or + of.stream_position().unwrap() as u8));
        assert_eq!(last_byte(io::Cursor::new([7]), &4).unwrap(), 4);
        double.assert_called_once();
        let _shown = patch!(shown => |item, n| format!("{item:?}{n}"));
        assert_eq!(ready(shown("x", 3)), "\"x\"3");
        let _take = patch!(Queue::take => |more| more.len());
        assert_eq!(Queue(vec![1]).take([2, 3].into_iter()), 2);
    }
    drop(spies);
    assert_eq!(last_byte(io::Cursor::new([7, 8]), &1).unwrap(), 8);
    assert_eq!(ready(shown("x", 3)), "x \"x\" 3");
    assert_eq!(Queue(vec![1]).take([2, 3].into_iter()), 5);
}

#[test]
fn the_original_gets_an_argument_as_its_caller_gave_it() {
    for patched in [false, true] {
        let _spies = patched.then(|| {
            let opened = (spy!(price), spy!(first_byte), spy!(file_name));
            (opened, spy!(length_of), spy!(twice_of), spy!(byte_or))
        });
        assert_eq!(price(&Corner(2)), 5);
        assert_eq!(first_byte(&mut io::Cursor::new([7])).unwrap(), 7);
        assert_eq!(
            (file_name("a/b", "?"), file_name(Path::new("/"), "?")),
            ("b".into(), "?".into())
        );
        assert_eq!(ready(length_of("abc")), 3);
        assert_eq!(ready(byte_or(&mut io::empty(), &9)), 9);
        assert_eq!(ready(twice_of(async { 4 })), 8);
    }
}

#[test]
fn the_double_gets_what_can_be_seen_of_it() {
    let _price = patch!(price => |shop| 10 * shop.price("x"));
    assert_eq!(price(&Corner(1)), 20);
    let _byte = patch!(first_byte => |source| Ok(source.read(&mut [0; 9])? as u8));
    assert_eq!(first_byte(&mut io::Cursor::new([0; 5])).unwrap(), 5);

    let file_name_double = patch!(file_name);
    file_name_double
        .expect()
        .with(Path::new("/x"), "y")
        .returning(|path, _| path.display().to_string());
    assert_eq!(file_name("/x", "y"), "/x");
    assert_eq!(file_name_double.call_args_list(), [(Path::new("/x"), "y")]);
    file_name_double.expect().calls_original_with(|path, _| (path.parent().unwrap_or(path), "z"));
    assert_eq!((file_name("/a/b", "y"), file_name("/", "y")), ("a".into(), "z".into()));

    let length_double = patch!(length_of);
    length_double.returns(9usize);
    assert_eq!(ready(length_of("abc")), 9);
    length_double.assert_awaited_once_with("abc");

    let twice_double = patch!(twice_of);
    twice_double.expect().returning_async(|number| async move { 1 + number.await });
    assert_eq!(ready(twice_of(async { 4 })), 5);
}
