//! What can be patched: methods, generic functions, functions of other crates.

use std::borrow::Cow;
use std::io;
use std::path::Path;
use std::str::FromStr;

use standin::{any, patch, patchable};

use crate::failing::failure;
use crate::signatures::ready;

#[derive(Clone, Debug, PartialEq)]
struct Client<T> {
    address: String,
    last: Option<T>,
}

struct Ctx<'a>(&'a str);

struct Desk;

#[patchable]
impl Desk {
    fn swap(&self, left: &mut Ctx<'_>, right: &mut Vec<&str>) {
        left.0 = "swapped";
        right.clear();
    }

    fn take<'c>(&self, from: &mut Ctx<'c>, also: &mut Vec<&'c str>) -> Box<dyn Fn() -> usize + '_> {
        let length = from.0.len() + also.len();
        Box::new(move || length)
    }
}

#[test]
fn beside_what_borrows_for_several_lifetimes_others_can_be_patched() {
    let take = patch!(Desk::take);
    take.expect().returning(|from, also| {
        also.push(from.0);
        Box::new(|| 7)
    });
    let (text, other) = (String::from("text"), String::from("other"));
    let (mut ctx, mut texts) = (Ctx(&text), Vec::new());
    assert_eq!((Desk.take(&mut ctx, &mut texts)(), texts), (7, vec!["text"]));
    let mut others = vec![&*other];
    Desk.swap(&mut ctx, &mut others);
    assert_eq!((ctx.0, others.len()), ("swapped", 0));
}

#[patchable]
impl<T: Clone + 'static> Client<T> {
    const PORT: u16 = 80;

    const fn port() -> u16 {
        Self::PORT
    }

    fn connect(address: &str) -> Self {
        Self { address: format!("{address}:{}", Self::port()), last: None }
    }

    fn send(&mut self, item: T, note: Option<&str>) -> usize {
        self.last = Some(item);
        note.map_or(0, str::len)
    }

    fn address(&self) -> &str {
        &self.address
    }

    fn last(&self) -> &Option<T> {
        &self.last
    }

    fn bytes(&self) -> &[u8] {
        self.address.as_bytes()
    }

    fn within(&self, ctx: &Ctx<'_>) -> String {
        format!("{}/{}", self.address, ctx.0)
    }

    fn convert<U: From<T> + 'static>(&self) -> Option<U> {
        self.last.clone().map(U::from)
    }

    async fn fetch(&self, path: &str) -> String {
        format!("{}/{path}", self.address)
    }

    fn close(self) -> Option<T> {
        self.last
    }
}

struct Request<'a>(&'a str);

#[patchable]
impl<'a> Request<'a> {
    /// It can't be patched, but the others can.
    fn to(&mut self, url: &'a str) -> &mut Self {
        self.0 = url;
        self
    }

    fn url(&self) -> &'a str {
        self.0
    }
}

#[patchable]
impl Request<'_> {
    fn shorter(&mut self) -> Option<&mut Self> {
        self.0 = self.0.get(1..)?;
        Some(self)
    }

    fn len(&self) -> usize {
        self.0.len()
    }
}

trait Transport {
    fn name(&self) -> String;
    fn speed() -> u32;
}

struct Tcp;

#[patchable]
impl Transport for Tcp {
    fn name(&self) -> String {
        "tcp".into()
    }
    fn speed() -> u32 {
        100
    }
}

struct Counter(u32);

impl Counter {
    #[patchable]
    fn add(&mut self, n: u32) -> u32 {
        self.0 += n;
        self.0
    }

    #[patchable(associated)]
    fn start() -> u32 {
        1
    }

    fn untouched(&self) -> u32 {
        self.0
    }
}

#[patchable]
fn parse<T: FromStr + Clone + 'static>(text: &str) -> Option<T> {
    text.parse().ok()
}

#[patchable]
fn pair<K: Default + 'static, V: Default + 'static>() -> (K, V) {
    (K::default(), V::default())
}

#[patchable]
extern "C" fn callback(n: u8) -> u8 {
    n + 1
}

#[patchable]
fn shorten(text: Cow<'_, str>) -> Cow<'_, str> {
    text
}

mod files {
    use std::io;
    use std::path::Path;

    #[standin::patchable(fn(path: &Path) -> io::Result<String>)]
    pub(super) use std::fs::read_to_string;

    #[standin::patchable(fn(text: &str, of: &str) -> usize)]
    pub(super) use super::count as count_of;

    pub(super) fn first_line(path: &Path) -> io::Result<String> {
        Ok(read_to_string(path)?.lines().next().unwrap_or_default().to_string())
    }
}

fn count(text: &str, of: &str) -> usize {
    text.matches(of).count()
}

#[test]
fn an_import_under_another_name() {
    assert_eq!(files::count_of("abab", "b"), 2);
    let counted = patch!(files::count_of => |_, of| of.len());
    assert_eq!(files::count_of("abab", "b"), 1);
    counted.assert_called_once_with("abab", "b");
}

#[test]
fn the_other_methods_of_a_builder_with_a_lifetime() {
    let (url, len) = (patch!(Request::url), patch!(Request::len));
    url.returns("double");
    len.returns(9usize);
    let mut request = Request("x");
    assert!(request.to("").shorter().is_none());
    assert_eq!((request.to("y").url(), request.len()), ("double", 9));
    drop((url, len));
    assert_eq!((request.url(), request.len()), ("y", 1));
}

#[test]
fn an_associated_function_is_patched_for_its_types() {
    {
        let connect = patch!(<Client<u8>>::connect);
        connect.calls(|address| Client { address: address.to_uppercase(), last: Some(7) });
        assert_eq!(Client::<u8>::connect("home").address, "HOME");
        connect.assert_called_once_with("home");
        assert_eq!(Client::<char>::connect("home").address, "home:80");
    }
    assert_eq!(Client::<u8>::connect("home").address, "home:80");
}

#[test]
fn methods_with_every_receiver() {
    let mut client = Client::<u8>::connect("home");
    let send = patch!(Client::<u8>::send);
    send.expect().with(3, Some("note")).times(1).returning(|_, _| 9);
    send.calls_original();
    assert_eq!((client.send(3, Some("note")), client.send(4, None)), (9, 0));
    assert_eq!(client.last, Some(4));
    assert_eq!(send.call_args_list().len(), 2);

    let address = patch!(<Client<u8>>::address);
    address.returns("elsewhere");
    assert_eq!(client.address(), "elsewhere");

    let within = patch!(<Client<u8>>::within);
    within.expect().withf(|ctx| ctx.0 == "x").returning(|ctx| ctx.0.repeat(2));
    assert_eq!(client.within(&Ctx("x")), "xx");

    let fetch = patch!(<Client<u8>>::fetch);
    fetch.returns("page");
    assert_eq!(ready(client.fetch("x")), "page");

    let close = patch!(<Client<u8>>::close);
    close.returns(Some(1));
    assert_eq!(client.close(), Some(1));
}

#[test]
fn what_a_method_lends_is_given_as_a_value() {
    let client = Client { address: "home".to_string(), last: Some(5u8) };
    let (address, last, bytes) =
        (patch!(<Client<u8>>::address), patch!(<Client<u8>>::last), patch!(<Client<u8>>::bytes));
    address.returns("x".repeat(3));
    last.returns(Some(7));
    bytes.returns(vec![1, 2]);
    assert_eq!((client.address(), *client.last(), client.bytes()), ("xxx", Some(7), &[1, 2][..]));
    assert!(std::ptr::eq(client.last(), client.last()), "it is the same at each call");
    last.returns(&None);
    let lent = client.last();
    drop(last);
    assert_eq!((*lent, *client.last()), (None, Some(5)));
}

#[test]
fn a_generic_method_of_a_generic_type() {
    let client = Client { address: String::new(), last: Some(5u8) };
    let convert = patch!(<Client<u8>>::convert::<u64>);
    convert.returns(Some(9));
    assert_eq!((client.convert::<u64>(), client.convert::<u32>()), (Some(9), Some(5)));
}

#[test]
fn methods_of_a_trait_are_named_by_it() {
    let name = patch!(<Tcp as Transport>::name);
    let speed = patch!(<Tcp as Transport>::speed => || 5);
    name.returns("double");
    assert_eq!((Tcp.name(), Tcp::speed()), ("double".to_string(), 5));
    drop(name);
    assert_eq!(Tcp.name(), "tcp");
    speed.assert_called_once();
}

#[test]
fn one_method_of_a_block() {
    let mut counter = Counter(Counter::start());
    let add = patch!(Counter::add);
    add.returns(100);
    assert_eq!((counter.add(2), counter.untouched()), (100, 1));
    let start = patch!(Counter::start);
    start.returns(5);
    assert_eq!(Counter::start(), 5);
    let text = failure(|| {
        let add = patch!(Counter::add);
        add.expect().with(5).returning(|n| n);
        counter.add(6)
    });
    assert!(text.starts_with("add(6): No matching expectation found"), "{text}");
}

#[test]
fn a_generic_function_for_one_choice_of_types() {
    let numbers = patch!(parse::<u32>);
    numbers.returns(Some(7));
    assert_eq!(parse::<u32>("x"), Some(7));
    assert_eq!((parse::<u8>("3"), parse::<i64>("x")), (Some(3), None));
    numbers.assert_called_once_with("x");

    let both = patch!(pair::<u8, String>);
    both.returns((1, "x".to_string()));
    assert_eq!(pair::<u8, String>(), (1, "x".to_string()));
    assert_eq!(pair::<String, u8>(), (String::new(), 0));
}

#[test]
fn a_function_with_a_foreign_abi() {
    let callback_double = patch!(callback);
    callback_double.returns(0);
    let pointer: extern "C" fn(u8) -> u8 = callback;
    assert_eq!(pointer(3), 0);
}

#[test]
fn what_is_borrowed_is_passed_through() {
    let double = patch!(shorten);
    double.calls(|text| match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[..1]),
        Cow::Owned(text) => Cow::Owned(text),
    });
    assert_eq!(shorten("abc".into()), "a");
}

#[test]
fn a_function_of_another_crate_where_it_is_looked_up() {
    let missing = Path::new("/no/such/file");
    assert!(files::first_line(missing).is_err());
    let read = patch!(files::read_to_string);
    read.expect().with(Path::new("/etc/mode")).returning(|_| Ok("fast\nslow".to_string()));
    read.expect().with(any()).returning(|_| Err(io::ErrorKind::PermissionDenied.into()));
    assert_eq!(files::first_line(Path::new("/etc/mode")).unwrap(), "fast");
    assert_eq!(files::first_line(missing).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
    assert_eq!(read.call_count(), 2);
}
