//! Functions with type parameters whose types may borrow, as `P: AsRef<Path>`: the double gets what it would of an
//! `impl Trait`, and no type chooses the function.

use std::ffi::OsStr;
use std::fmt::{Debug, Display};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, Read, Write};
use std::ops::Bound::{Excluded, Included, Unbounded};
use std::ops::RangeBounds;
use std::path::Path;
use std::process::Command;

use standin::{any, patch, patchable, spy};

use crate::signatures::ready;

#[patchable]
fn name<P: AsRef<Path> + Debug + Clone>(path: P) -> String {
    let again = path.clone();
    format!("{path:?} {:?}", again.as_ref().file_name())
}

#[patchable]
fn greet<S: Into<String>, T: Display>(who: S, at: T, times: u8) -> String {
    let who: String = who.into();
    format!("{who} {at} {times}")
}

fn pumped<R: Read, W: Write>(from: &mut R, to: &mut W) -> io::Result<u64> {
    io::copy(from, to)
}

#[patchable]
fn pump<R: Read, W>(mut from: R, mut to: W) -> io::Result<u64>
where
    W: Write,
{
    pumped(&mut from, &mut to)
}

#[patchable]
fn drain<R: Read>(from: &mut R) -> io::Result<u64> {
    pumped(from, &mut io::sink())
}

/// A reference has what the type has that it is to.
#[patchable]
fn lines<R: BufRead + ?Sized>(from: &mut R, most: usize) -> usize {
    from.lines().take(most).count()
}

#[patchable]
fn extension<P>(path: &P) -> String
where
    P: AsRef<Path> + Debug + ?Sized,
{
    format!("{path:?} {:?}", path.as_ref().extension())
}

/// Of several that are lent the body has the double's trait object, behind a reference that has a size.
#[patchable]
fn print<W: Write, R: Read + ?Sized>(to: &mut W, from: &mut R, title: &str) -> io::Result<u64> {
    writeln!(to, "{title}")?;
    pumped(&mut from.take(3), to)
}

#[patchable]
async fn print_later<W: Write + Send>(to: &mut W, title: &str) -> io::Result<u64> {
    async {}.await;
    pumped(&mut title.as_bytes(), to)
}

#[patchable]
fn last<'a, I: IntoIterator<Item = &'a str>>(words: I, or: &'a str) -> &'a str {
    words.into_iter().last().unwrap_or(or)
}

#[patchable]
fn keyed<K: Clone + 'static, S: AsRef<str>>(key: K, text: S) -> (K, usize) {
    (key.clone(), text.as_ref().len())
}

fn length<U: AsRef<str>>(text: U) -> usize {
    text.as_ref().len()
}

#[derive(Debug, PartialEq)]
struct Client(u8);

#[patchable]
impl Client {
    async fn post<U: AsRef<str>, B: Into<Vec<u8>>>(&self, url: U, body: B) -> usize {
        length(url) + body.into().len()
    }

    /// Its body has to have the type.
    fn named<U: AsRef<str>>(&self, url: U) -> usize {
        length::<U>(url)
    }
}

impl Client {
    #[patchable]
    fn get<U: AsRef<str>>(&self, url: U) -> usize {
        length(url)
    }
}

#[patchable]
impl Hash for Client {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

fn hashed(client: &Client) -> u64 {
    let mut state = DefaultHasher::new();
    client.hash(&mut state);
    state.finish()
}

#[test]
fn the_original_goes_on_as_before() {
    let text = String::from("text");
    for patched in [false, true] {
        let _spies = patched.then(|| {
            let functions = (spy!(name), spy!(greet), spy!(pump), spy!(drain), spy!(last));
            let methods = (spy!(Client::post), spy!(Client::get), spy!(<Client as Hash>::hash));
            let lent = (spy!(lines), spy!(extension), spy!(print), spy!(print_later));
            (functions, methods, spy!(keyed::<u8>), lent)
        });
        assert_eq!((name(&text), name(Path::new("a/b"))).1, "\"a/b\" Some(\"b\")");
        assert_eq!(greet(&*text, &text, 3), "text text 3");
        let mut written = Vec::new();
        assert_eq!(pump(text.as_bytes(), &mut written).unwrap(), 4);
        assert_eq!((drain(&mut text.as_bytes()).unwrap(), written.len()), (4, 4));
        let from: &mut dyn BufRead = &mut &b"one\nmore"[..];
        assert_eq!((lines(from, 1), lines(&mut text.as_bytes(), 0)), (1, 0));
        let mut printed = Vec::new();
        assert_eq!(print(&mut printed, from, &text).unwrap(), 3);
        assert_eq!(ready(print_later(&mut printed, &text)).unwrap(), 4);
        assert_eq!(printed, b"text\nmortext");
        assert_eq!(extension("a.b"), "\"a.b\" Some(\"b\")");
        assert_eq!(extension(Path::new(&text)), "\"text\" None");
        assert_eq!(last(text.split('x'), "or"), "t");
        assert_eq!(keyed(1_u8, &text), (1, 4));
        assert_eq!(ready(Client(1).post(&text, &*text)), 8);
        assert_eq!((Client(1).named(&text), Client(1).get(&text)), (4, 4));
        assert_ne!(hashed(&Client(1)), hashed(&Client(2)));
    }
}

#[test]
fn the_double_gets_what_is_seen_of_an_argument() {
    let text = String::from("text");
    let name_double = patch!(name);
    name_double.expect().with(Path::new("text")).returning(|path| path.display().to_string());
    assert_eq!(name(&text), "text");
    name_double.assert_called_once_with(Path::new("text"));

    let greet_double = patch!(greet => |who, at, times| format!("{times} {at} {who}"));
    assert_eq!(greet(&*text, 5, 3), "3 5 text");
    greet_double.assert_called_once_with("text", any(), 3);

    let _pump = patch!(pump => |_, mut to| to.write(b"double").map(|n| n as u64));
    let mut written = Vec::new();
    assert_eq!((pump(io::empty(), &mut written).unwrap(), &*written), (6, &b"double"[..]));

    let _lines = patch!(lines => |from, most| from.lines().count() + most);
    assert_eq!(lines(&mut text.as_bytes(), 5), 6);
    let extended = patch!(extension => |path| path.display().to_string());
    assert_eq!(extension(&*text), "text");
    extended.assert_called_once_with(Path::new("text"));

    let post = patch!(Client::post);
    post.returns(7_usize);
    assert_eq!(ready(Client(1).post(&text, "body")), 7);
    post.assert_awaited_once_with("text", b"body".to_vec());

    let _hash = patch!(<Client as Hash>::hash => |state| state.write_u8(0));
    assert_eq!(hashed(&Client(1)), hashed(&Client(2)));
}

#[patchable]
fn run<I, S>(program: impl AsRef<OsStr>, args: I) -> String
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut command = Command::new(program);
    command.args(args);
    format!("{command:?}")
}

#[patchable]
fn joined(words: impl IntoIterator<Item = impl AsRef<str> + Display>, by: &str) -> String {
    let mut joined = String::new();
    for (n, word) in words.into_iter().enumerate() {
        let is_short = word.as_ref().len() < 3;
        joined +=
            &format!("{}{word}{}", if n > 0 { by } else { "" }, if is_short { "." } else { "" });
    }
    joined
}

#[patchable]
impl Client {
    async fn tag<I: IntoIterator>(&self, tags: I) -> usize
    where
        I::Item: AsRef<str>,
        I::IntoIter: ExactSizeIterator,
    {
        async {}.await;
        tags.into_iter().len() + usize::from(self.0)
    }
}

#[test]
fn the_items_of_an_iterable_are_seen_by_the_double_and_by_the_body() {
    let text = String::from("text");
    for patched in [false, true] {
        let _spies = patched.then(|| (spy!(run), spy!(joined), spy!(Client::tag)));
        assert_eq!(ready(Client(1).tag([&text])), 2);
        assert_eq!(run(&text, [&text, "b"]), r#""text" "text" "b""#);
        assert_eq!(joined(vec![&text, "b"], &text[..1]), "texttb.");
    }
    let run_double = patch!(run => |program, args| format!("{program:?} {}", args.len()));
    assert_eq!(run("ls", text.split('x')), "\"ls\" 2");
    run_double.assert_called_once_with(OsStr::new("ls"), ["te", "t"]);
    let joined_double = patch!(joined);
    joined_double.expect().with(["a", "b"], any()).returning(|words, by| words.join(by));
    assert_eq!(joined(["a", "b"], "-"), "a-b");
}

#[patchable]
fn count<R: RangeBounds<u8>>(range: R) -> usize {
    (0..9).filter(|n| range.contains(n)).count()
}

struct Shelf;

#[patchable]
impl Shelf {
    fn count(&self, range: impl RangeBounds<u8> + Clone) -> usize {
        count(range.clone())
    }
}

mod without_an_import {
    #[standin::patchable]
    impl super::Shelf {
        pub(super) fn has<R: std::ops::RangeBounds<u8>>(&self, range: R) -> bool {
            range.contains(&3)
        }
    }
}

#[test]
fn a_range_reaches_the_double_and_the_body() {
    assert_eq!((count(3..5), Shelf.count(..2), Shelf.has(..3)), (2, 2, false));
    let (count_double, shelf) = (spy!(count), patch!(Shelf::count));
    shelf.expect().with((Included(1), Unbounded)).return_const(7_usize);
    assert_eq!((count(&3..&5), Shelf.count(1..)), (2, 7));
    count_double.assert_called_once_with((Included(3), Excluded(5)));
}
