//! Type parameters that may borrow, bounded by traits of std: their arguments come as those of `impl Trait`.

use std::ffi::OsStr;
use std::fmt::{Debug, Display};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read, Write};
use std::ops::Bound::{Excluded, Included, Unbounded};
use std::ops::RangeBounds;
use std::path::Path;

use standin::{any, automock, mock};

#[automock]
trait Disk {
    fn open<P: AsRef<Path>>(&self, path: P) -> bool;
    fn close<P: AsRef<Path> + Debug + Clone>(&self, path: P) -> String {
        format!("{path:?} {}", path.clone().as_ref().display())
    }
    fn name<S: Into<String> + Clone, K: 'static>(&self, name: S, kind: K) -> usize;
    fn save<W>(&self, to: &mut W) -> io::Result<()>
    where
        W: Write;
    fn copy<R: Read + ?Sized, P: AsRef<Path> + ?Sized>(&self, from: &mut R, to: &P) -> usize;
    fn load<R: Read + Send>(&self, from: R) -> String;
    fn join<'a, I: IntoIterator<Item = &'a str>>(&self, parts: I) -> String;
    fn show<T: Debug + Display>(&self, first: T, second: T) -> String;
    fn within<R: RangeBounds<u8>>(&self, range: R) -> Vec<u8>;
    fn outside<T: Ord + Clone + 'static>(&self, range: impl RangeBounds<T> + Clone) -> bool;
    async fn first<R>(&self, range: R) -> u8
    where
        R: RangeBounds<u8> + Debug;
    fn is_within<R: RangeBounds<u8>>(&self, range: R) -> bool {
        range.contains(&3)
    }
    async fn send<D: Display + Send>(&self, what: D) -> usize;

    fn has_both<P: AsRef<Path>>(&self, first: P, second: P) -> bool {
        self.open(first) && self.open(second.as_ref())
    }
    fn mark<H: Hasher>(&self, state: &mut H, by: &u8) -> u64 {
        state.write_u8(*by);
        state.finish()
    }
}

#[test]
fn what_is_converted_is_compared_as_what_it_becomes() {
    let (mut disk, path) = (MockDisk::new(), String::from("/tmp"));
    disk.expect_open().with(Path::new("/tmp")).times(2).return_const(true);
    assert!(disk.open(&path) && disk.open(&*path));
    disk.open.assert_called_with(Path::new("/tmp"));

    disk.expect_name::<u8>().with("a".to_string(), 3).return_const(1_usize);
    assert_eq!(disk.name("a", 3_u8), 1);
}

#[tokio::test]
async fn a_range_comes_as_the_pair_of_its_bounds() {
    let (mut disk, from) = (MockDisk::new(), 3);
    disk.within.calls(|range| (0..9).filter(|n| range.contains(n)).collect());
    assert_eq!(disk.within((Excluded(&from), Included(&5))), [4, 5]);
    assert_eq!((disk.within(&from..&5), disk.within(..2)), (vec![3, 4], vec![0, 1]));
    assert_eq!(disk.within.call_args_list()[2], (Unbounded, Excluded(2)));
    disk.within.assert_any_call((Included(3), Excluded(5)));

    disk.expect_outside::<&str>().with((Included("a"), Unbounded)).return_const(true);
    assert!(disk.outside("a"..));
    disk.expect_first().with((Included(1), Included(2))).return_const(1);
    assert_eq!(disk.first(1..=2).await, 1);
    disk.is_within.calls_default();
    assert_eq!((disk.is_within(..3), disk.is_within(3..)), (false, true));
}

#[test]
fn what_has_a_trait_comes_in_a_box_or_behind_the_reference() {
    let (disk, text) = (MockDisk::new(), String::from("text"));
    disk.save.calls(|to| to.write_all(b"saved"));
    let mut saved = Vec::new();
    disk.save(&mut saved).unwrap();
    assert_eq!(saved, b"saved");

    disk.copy.calls(|from, to| io::read_to_string(from).unwrap().len() + to.as_os_str().len());
    let from: &mut dyn Read = &mut text.as_bytes();
    assert_eq!((disk.copy(from, "to"), disk.copy(&mut io::empty(), Path::new("/"))), (6, 1));

    disk.load.calls(|from| io::read_to_string(from).unwrap());
    assert_eq!(disk.load(text.as_bytes()), "text");
    disk.join.calls(|parts| parts.collect());
    assert_eq!(disk.join([&*text, "s"]), "texts");
    // A box has one trait: the first.
    disk.show.calls(|first, second| format!("{first:?} {second:?}"));
    assert_eq!(disk.show(&*text, "x"), r#""text" "x""#);
    disk.send.calls(|what| what.to_string().len());
    assert_eq!(crate::signatures::ready(disk.send(&text)), 4);
}

#[test]
fn default_bodies_get_them() {
    let disk = MockDisk::new();
    disk.calls_defaults();
    disk.open.side_effect([true, true]);
    assert!(disk.has_both("a", "b"));
    assert_eq!(disk.open.call_args_list(), [Path::new("a"), Path::new("b")]);
    assert_eq!(disk.close(&*String::from("a")), r#""a" a"#);
    let mut state = DefaultHasher::new();
    assert_eq!(disk.mark(&mut state, &1), state.finish());
}

#[automock(wrapping)]
trait Printer {
    fn print<D: Display>(&self, what: D) -> String;
    fn each<I: IntoIterator<Item = u8>>(&self, bytes: I) -> usize;
}

struct Real;

impl Printer for Real {
    fn print<D: Display>(&self, what: D) -> String {
        what.to_string()
    }
    fn each<I: IntoIterator<Item = u8>>(&self, bytes: I) -> usize {
        bytes.into_iter().count()
    }
}

#[test]
fn a_real_object_gets_them() {
    let printer = MockPrinter::wrapping(Real);
    assert_eq!((printer.print("a"), printer.each([1, 2])), ("a".into(), 2));
    printer.print.assert_called_once();
}

#[automock(wrapping)]
trait Command {
    fn args<I, S>(&mut self, args: I) -> usize
    where
        I: IntoIterator<Item = S>,
        S: AsRef<OsStr>;
    fn names<S: Into<String> + Clone, I: IntoIterator<Item = S> + Send>(&self, names: I) -> usize;
    fn paths(&self, paths: impl IntoIterator<Item = impl AsRef<Path>>) -> usize;
    async fn send<I: IntoIterator<Item = S>, S: AsRef<str>>(&self, lines: I) -> usize;

    fn length<I: IntoIterator<Item = S>, S: AsRef<str>>(&self, of: I) -> usize {
        of.into_iter().map(|text| text.as_ref().len()).sum()
    }
}

#[test]
fn an_iterable_of_what_is_converted_comes_as_a_vec() {
    let (mut command, text) = (MockCommand::new(), String::from("x"));
    command.expect_args().with(["-l", "x"]).times(1).return_const(2_usize);
    assert_eq!(command.args(["-l", &*text]), 2);
    command.names.returns(1);
    command.names(["a"].map(str::to_string));
    assert_eq!(command.names.call_args_list(), [["a"]]);
    command.paths.calls(|paths| paths.len());
    assert_eq!(command.paths(["a", &*text]), 2);
    command.paths.assert_called_once_with([Path::new("a"), Path::new("x")]);
    command.length.calls_default();
    assert_eq!(command.length(["abc", &*text]), 4);
}

impl Command for Real {
    fn args<I, S>(&mut self, args: I) -> usize
    where
        I: IntoIterator<Item = S>,
        S: AsRef<OsStr>,
    {
        args.into_iter().count()
    }
    fn names<S: Into<String> + Clone, I: IntoIterator<Item = S> + Send>(&self, names: I) -> usize {
        names.into_iter().map(|name| name.clone().into().len()).sum()
    }
    fn paths(&self, paths: impl IntoIterator<Item = impl AsRef<Path>>) -> usize {
        paths.into_iter().count()
    }
    async fn send<I: IntoIterator<Item = S>, S: AsRef<str>>(&self, lines: I) -> usize {
        lines.into_iter().count()
    }
}

#[test]
fn a_real_object_gets_the_vec() {
    let mut command = MockCommand::wrapping(Real);
    assert_eq!((command.args(["-l"]), command.names(["abc"]), command.paths(["a"])), (1, 3, 1));
    assert_eq!(crate::signatures::ready(command.send(["a", "b"])), 2);
    assert_eq!(command.length(["a"]), 1);
    command.send.assert_called_once_with(["a", "b"]);
}

#[automock(wrapping)]
trait Tagger {
    fn tag<I>(&self, names: I) -> usize
    where
        I: IntoIterator,
        I::Item: AsRef<str> + Send;
    fn rank<I: IntoIterator<Item: Into<String>>>(&self, names: I) -> usize;
    async fn send<I>(&self, names: I) -> usize
    where
        <I as IntoIterator>::Item: AsRef<str>,
        I: Send + IntoIterator,
        I::IntoIter: ExactSizeIterator + Send;

    fn sum(&self, of: impl IntoIterator<Item: AsRef<str>>) -> usize {
        of.into_iter().map(|text| text.as_ref().len()).sum()
    }
}

impl Tagger for Real {
    fn tag<I>(&self, names: I) -> usize
    where
        I: IntoIterator,
        I::Item: AsRef<str> + Send,
    {
        self.sum(names)
    }
    fn rank<I: IntoIterator<Item: Into<String>>>(&self, names: I) -> usize {
        self.sum(names.into_iter().map(Into::into))
    }
    async fn send<I>(&self, names: I) -> usize
    where
        <I as IntoIterator>::Item: AsRef<str>,
        I: Send + IntoIterator,
        I::IntoIter: ExactSizeIterator + Send,
    {
        names.into_iter().len()
    }
}

#[test]
fn so_it_does_where_its_items_have_no_name() {
    let (mut tagger, text) = (MockTagger::new(), String::from("x"));
    tagger.expect_tag().with(["a", "x"]).times(1).return_const(2_usize);
    assert_eq!(tagger.tag(["a", &*text]), 2);
    tagger.rank.calls(|names| names.len());
    assert_eq!(tagger.rank(["a", &*text]), 2);
    tagger.sum.calls_default();
    assert_eq!(tagger.sum(vec![text]), 1);
    tagger.sum.assert_called_once_with(["x"]);

    let spy = MockTagger::wrapping(Real);
    assert_eq!((spy.tag(["ab"]), spy.rank(["a"]), spy.sum(["abc"])), (2, 1, 3));
    assert_eq!(crate::signatures::ready(spy.send(["a", "b"])), 2);
    spy.send.assert_called_once_with(["a", "b"]);
}

#[automock(wrapping)]
trait Finder {
    fn find<P: AsRef<Path> + ?Sized>(&self, path: &P) -> bool;
    fn name<'a>(&self, path: &'a (impl AsRef<str> + ?Sized)) -> &'a str;
    async fn load<U: AsRef<str>>(&self, url: &U) -> usize;

    fn has_both<P>(&self, first: &P, second: &P) -> bool
    where
        P: ?Sized + AsRef<Path>,
    {
        self.find(first) && self.find(second.as_ref())
    }
}

impl Finder for Real {
    fn find<P: AsRef<Path> + ?Sized>(&self, path: &P) -> bool {
        path.as_ref().is_absolute()
    }
    fn name<'a>(&self, path: &'a (impl AsRef<str> + ?Sized)) -> &'a str {
        path.as_ref()
    }
    async fn load<U: AsRef<str>>(&self, url: &U) -> usize {
        url.as_ref().len()
    }
}

#[test]
fn what_is_seen_behind_a_reference_is_compared_as_what_it_shows() {
    let (mut finder, text) = (MockFinder::new(), String::from("/x"));
    finder.expect_find().with(Path::new("/x")).times(2).return_const(true);
    finder.has_both.calls_default();
    assert!(finder.has_both("/x", &text));
    finder.has_both.assert_called_once_with(Path::new("/x"), Path::new("/x"));
    finder.name.calls(|path| &path[1..]);
    assert_eq!(finder.name(&text), "x");
    assert_eq!(finder.name.call_args_list(), ["/x"]);

    let spy = MockFinder::wrapping(Real);
    assert_eq!((spy.find("/"), spy.name("a")), (true, "a"));
    assert_eq!(crate::signatures::ready(spy.load(&text)), 2);
    spy.load.assert_called_once_with("/x");
}

mock! {
    Bag {}
    impl Extend<u32> for Bag {
        fn extend<I: IntoIterator<Item = u32>>(&mut self, items: I);
    }
    impl<'a> Extend<&'a str> for Bag {
        fn extend<I: IntoIterator<Item = &'a str>>(&mut self, items: I);
    }
    impl FromIterator<u32> for Bag {
        fn from_iter<I: IntoIterator<Item = u32>>(items: I) -> Self;
    }
    impl Hash for Bag {
        fn hash<H: Hasher>(&self, state: &mut H);
    }
}

#[test]
fn traits_of_std_that_have_them_are_mocked() {
    let from_iter = MockBag::from_iter_context();
    from_iter.expect().returning(|items| {
        let mut bag = MockBag::new();
        bag.expect_hash().withf(move |_| true).times(1).returning(|state| state.write_u8(1));
        bag.expect_extend::<u32>().returning(|items| assert_eq!(items.sum::<u32>(), 3));
        bag.expect_extend::<&'static str>().returning(|items| assert_eq!(items.count(), 1));
        assert_eq!(items.collect::<Vec<_>>(), [1]);
        bag
    });
    let mut bag = MockBag::from_iter([1]);
    bag.extend([1, 2]);
    bag.extend([&*String::from("a")]);
    bag.hash(&mut DefaultHasher::new());
}

#[automock(wrapping)]
trait Pump {
    fn pump(&self, from: &mut impl Read, to: &mut impl Write, pumped: &mut usize) -> usize {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).unwrap();
        to.write_all(&bytes).unwrap();
        *pumped += bytes.len();
        bytes.len()
    }
    fn pour(&self, from: &mut impl Read, to: &[&str], into: &[Option<&str>]) -> usize {
        io::read_to_string(from).unwrap().len() + to.len() + into.len()
    }
    fn pump_named<N>(&self, from: &mut impl Read, name: Option<&N>, pumped: &mut usize) -> String
    where
        N: AsRef<str> + ?Sized,
    {
        *pumped += self.pump(from, &mut Vec::new(), &mut 0);
        name.map_or(String::new(), |name| name.as_ref().to_string())
    }
}

struct Plain;
impl Pump for Plain {}

#[test]
fn a_default_body_and_a_real_object_get_what_is_lent_beside_other_arguments() {
    let pump = MockPump::new();
    pump.pump.calls_default();
    let (mut out, mut pumped) = (Vec::new(), 1);
    assert_eq!(pump.pump(&mut &b"abc"[..], &mut out, &mut pumped), 3);
    let spy = MockPump::wrapping(Plain);
    assert_eq!(spy.pump(&mut &b"de"[..], &mut out, &mut pumped), 2);
    assert_eq!((&*out, pumped), (&b"abcde"[..], 6));
    spy.pump.assert_called_once_with(any(), any(), 4);
    pump.pour.calls_default();
    let poured = |pump: &dyn Fn(&mut &[u8]) -> usize| pump(&mut &b"abc"[..]);
    assert_eq!(poured(&|from| pump.pour(from, &["x"], &[None])), 5);
    assert_eq!(poured(&|from| spy.pour(from, &[], &[Some("y")])), 4);
    pump.pump_named.calls_default();
    assert_eq!(pump.pump_named(&mut &b"fg"[..], Some("tap"), &mut pumped), "tap");
    assert_eq!(spy.pump_named(&mut &b"h"[..], None::<&str>, &mut pumped), "");
    assert_eq!(pumped, 9);
    pump.pump_named.assert_called_once_with(any(), Some("tap"), 6);
}
