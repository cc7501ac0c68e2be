//! Lifetimes that can't be shortened, and others beside them.

use super::*;
use std::io::IoSlice;

#[automock]
trait Lifetimes {
    fn write(
        &self,
        out: &mut Vec<&str>,
        text: Cow<'_, str>,
        list: &[&str],
        format: &fmt::Arguments<'_>,
    );
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>, parts: &[IoSlice<'_>]) -> Poll<usize>;
    fn apply<'a>(&self, text: &'a str, with: fn(&'a str) -> usize) -> usize;
    fn user<'a>(&self, ctx: &'a Ctx<'_>) -> &'a str;
    fn first<'a>(&self, texts: &'a [&str], key: &str) -> &'a str;
    fn changed<'a, 'b>(&self, ctx: &'a mut Ctx<'b>) -> &'a mut Ctx<'b>;
    fn slot<'a>(&'a self, n: &'a mut u8) -> &'a mut u8;
    fn counter(&self, text: Cow<'_, str>) -> Box<dyn Fn() -> usize + '_>;
    fn bound(
        &self,
        cut: &dyn for<'x> Fn(&'x str) -> &'x str,
        or: for<'y> fn(&'y str) -> &'y str,
    ) -> usize;
}

#[test]
fn what_is_behind_a_mutable_reference_may_stand_beside_other_borrows() {
    let mut mock = MockLifetimes::new();
    mock.expect_write().returning(|out, text, list, format| {
        assert_eq!((&*text, list[0], format.to_string()), ("text", "item", "3".into()));
        out.push("pushed");
    });
    mock.expect_poll()
        .withf(|_, parts| parts[0].len() == 2)
        .returning(|_, parts| Poll::Ready(parts.len()));
    let (mut out, local) = (vec!["old"], String::from("item"));
    mock.write(&mut out, Cow::Borrowed(&String::from("text")), &[&local], &format_args!("3"));
    assert_eq!(out, ["old", "pushed"]);
    let mut cx = Context::from_waker(Waker::noop());
    assert_eq!(pin!(mock).poll(&mut cx, &[IoSlice::new(b"ab")]), Poll::Ready(1));
}

#[test]
fn a_function_may_take_what_is_borrowed_elsewhere() {
    let mut mock = MockLifetimes::new();
    mock.expect_apply().returning(|text, with| with(text));
    assert_eq!(mock.apply(&String::from("four"), str::len), 4);
}

/// The names are those that emitted code has for its own.
#[test]
fn the_lifetimes_of_a_closure_have_any_names() {
    let mut mock = MockLifetimes::new();
    mock.expect_bound().returning(|cut, or| cut("cut").len() + or("or").len());
    assert_eq!(mock.bound(&|text| &text[1..], |text| text), 4);
}

#[test]
fn an_output_may_borrow_from_what_borrows_itself() {
    let mut mock = MockLifetimes::new();
    mock.expect_user().returning(|ctx| ctx.user);
    mock.expect_first().returning(|texts, _| texts[0]);
    mock.expect_changed().returning(|ctx| {
        ctx.user = "changed";
        ctx
    });
    let (name, mut ctx) = (String::from("name"), Ctx { user: "user" });
    let user = {
        let inner = Ctx { user: &name };
        mock.user(&inner).to_string()
    };
    assert_eq!((user.as_str(), mock.first(&[&name], &String::from("key"))), ("name", "name"));
    assert_eq!(mock.changed(&mut ctx).user, "changed");
    assert_eq!(ctx.user, "changed");
}

#[test]
fn a_mutable_reference_that_shares_the_lifetime_of_a_shared_self_is_the_argument() {
    let mut mock = MockLifetimes::new();
    mock.expect_slot().returning(|n| {
        *n += 1;
        n
    });
    let mut n = 1;
    *mock.slot(&mut n) += 1;
    assert_eq!(n, 3);
}

#[test]
fn a_trait_object_of_the_mock_does_not_borrow_from_an_argument() {
    let mut mock = MockLifetimes::new();
    mock.expect_counter().returning(|text| {
        let length = text.len();
        Box::new(move || length)
    });
    let counter = mock.counter(Cow::Borrowed(&String::from("four")));
    assert_eq!(counter(), 4);
}

#[automock]
trait Pushes {
    fn push<'o, 'i: 'o>(&self, text: &'i str, out: &'o mut Vec<&'i str>) -> Option<&'o str>;
    fn slot<'o, 'i>(&self, text: &'i str, out: &'o mut Vec<&'i str>) -> &'o mut &'i str;
    fn first<'o>(&self, or: &'o str, out: &'o mut Vec<&str>) -> &'o str;
    fn both<'o, 'i>(&self, of: &'o mut Ctx<'i>, or: &'o Ctx<'i>) -> (&'o str, &'i str);
    fn last<'o, 'i>(out: &'o mut Vec<&'i str>, or: &'i str) -> &'o str;
}

#[test]
fn what_comes_back_may_borrow_from_the_reference_to_what_borrows() {
    let (mut mock, text) = (MockPushes::new(), String::from("text"));
    mock.expect_push().returning(|text, out| {
        out.push(text);
        out.last().copied()
    });
    mock.expect_slot().returning(|_, out| &mut out[0]);
    mock.expect_first().returning(|or, out| out.first().copied().unwrap_or(or));
    mock.expect_both().returning(|of, or| (of.user, or.user));
    let last = MockPushes::last_context();
    last.expect().returning(|out, or| out.last().copied().unwrap_or(or));
    let mut out = Vec::new();
    assert_eq!(mock.push(&text, &mut out), Some("text"));
    *mock.slot(&text, &mut out) = "other";
    assert_eq!(mock.first(&String::from("or"), &mut out), "other");
    assert_eq!(MockPushes::last(&mut out, &text), "other");
    let inner = mock.both(&mut Ctx { user: "of" }, &Ctx { user: &text }).1;
    assert_eq!(inner, "text");
    mock.push.assert_called_once_with("text", any());
}

#[automock]
trait Listens<'t> {
    fn listener(&self) -> Box<dyn Fn(&'t str, Ctx<'t>) -> usize>;
    fn reader(&self) -> fn(&'t str) -> &'t str;
}

#[test]
fn a_function_that_comes_back_may_take_what_the_trait_borrows() {
    let (mock, text) = (MockListens::new(), String::from("text"));
    mock.listener.calls(|| Box::new(|text, ctx| text.len() + ctx.user.len()));
    assert_eq!(mock.listener()(&text, Ctx { user: &text }), 8);
    mock.reader.calls(|| |_| "read");
    assert_eq!(mock.reader()(&text), "read");
}

#[automock]
trait Counts {
    fn count<'a>(&self, words: impl Iterator<Item = &'a str>) -> usize;
    fn boxed<'a>(&self, words: Box<dyn Iterator<Item = &'a str> + '_>) -> usize;
    fn longest<'a>(&self, words: impl IntoIterator<Item = &'a str>, or: &str) -> &'a str;
}

#[test]
fn an_iterator_need_not_live_as_long_as_what_it_is_over() {
    let (mut mock, text) = (MockCounts::new(), String::from("a bc"));
    mock.count.calls(|words| words.count());
    mock.boxed.calls(|words| words.count());
    mock.expect_longest().returning(|words, _| words.max_by_key(|word| word.len()).unwrap());
    let longest = {
        let separator = String::from(" ");
        assert_eq!(mock.count(text.split(&*separator)), 2);
        assert_eq!(mock.boxed(Box::new(text.split(&*separator))), 2);
        mock.longest(text.split(&*separator), &separator)
    };
    assert_eq!(longest, "bc");
}

#[automock]
trait Inside {
    fn pair(&self, pair: (&dyn Display, &mut dyn Iterator<Item = u32>)) -> u32;
    fn list(&self, all: &mut [&mut dyn Iterator<Item = u8>], by: &str) -> usize;
    fn maybe(&self, all: Option<&mut dyn Iterator<Item = char>>, or: &str) -> String;
    fn owned(&self, all: Option<&mut (dyn Iterator<Item = u8> + 'static)>, or: &str) -> u8;
}

#[test]
fn a_mutable_trait_object_may_be_inside_of_another_type() {
    let (mock, text) = (MockInside::new(), String::from("text"));
    mock.pair.calls(|(shown, all)| shown.to_string().len() as u32 + all.sum::<u32>());
    assert_eq!(mock.pair((&text, &mut [1, 2].into_iter())), 7);
    mock.list.calls(|all, by| all.iter_mut().map(|one| one.count()).sum::<usize>() + by.len());
    assert_eq!(mock.list(&mut [&mut [1].into_iter(), &mut [2, 3].into_iter()], &text), 7);
    mock.maybe.calls(|all, or| all.map_or(or.to_string(), |all| all.collect()));
    assert_eq!(mock.maybe(Some(&mut text.chars()), "or"), "text");
    assert_eq!(mock.maybe(None, "or"), "or");
    mock.owned.returns(1);
    assert_eq!(mock.owned(Some(&mut [1].into_iter()), &text), 1);
}

#[automock]
trait Polled {
    fn poll(self: Pin<&mut Self>, cx: &mut Context) -> Poll<u8>;
    fn show(&self, f: &mut fmt::Formatter) -> fmt::Result;
}

mod of_their_own {
    pub struct Context(pub u8);
    pub struct Formatter(pub u8);

    #[standin::automock]
    pub trait Named {
        fn show(&self, f: &mut Formatter, in_it: &mut Context) -> Result<u8, String>;
    }
}

#[test]
fn lifetimes_that_types_of_std_hide_are_known() {
    use of_their_own::{Formatter, MockNamed, Named};

    let mut mock = MockPolled::new();
    mock.poll.calls(|cx| {
        cx.waker().wake_by_ref();
        Poll::Ready(3)
    });
    let mut cx = Context::from_waker(Waker::noop());
    assert_eq!(Pin::new(&mut mock).poll(&mut cx), Poll::Ready(3));
    mock.expect_show().returning(|f| f.write_str("shown"));
    struct Shown(MockPolled);
    impl Display for Shown {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.show(f)
        }
    }
    assert_eq!(Shown(mock).to_string(), "shown");

    let named = MockNamed::new();
    named.show.calls(|f, context| Ok(f.0 + context.0));
    assert_eq!(named.show(&mut Formatter(1), &mut of_their_own::Context(2)), Ok(3));
}

#[automock]
#[allow(unknown_lints, mismatched_lifetime_syntaxes)]
trait Shouts {
    fn shout(&self, text: Cow<str>, more: Option<Cow<[u8]>>, at: &[Cow<Path>]) -> Cow<str>;
    fn fixed(&self, text: Cow<'static, str>) -> usize;
    fn each(&self, with: &dyn Fn(Cow<str>) -> usize) -> usize;
}

#[test]
fn the_lifetime_that_a_cow_hides_is_known() {
    let mut mock = MockShouts::new();
    mock.expect_shout().with("a", None::<&[u8]>, any()).returning(|_, _, _| "A".into());
    let text = String::from("a");
    assert_eq!(mock.shout(Cow::Borrowed(&text), None, &[Cow::from(Path::new("/"))]), "A");
    mock.shout.assert_called_once_with("a", None::<&[u8]>, [Path::new("/")]);
    mock.fixed.returns(1);
    assert_eq!(mock.fixed(Cow::from("a")), 1);
    mock.each.calls(|with| with("four".into()));
    assert_eq!(mock.each(&|text| text.len()), 4);
}

#[automock]
trait Demangles<'s, W>
where
    W: 's + Clone,
    Self: 's,
{
    fn demangle<'p>(&'s self, into: &'p mut W) -> &'s str;
}

#[test]
fn what_parameters_of_a_trait_have_to_outlive_is_left_to_it() {
    let mock = MockDemangles::<u8>::new();
    mock.demangle.returns("text");
    assert_eq!(mock.demangle(&mut 1), "text");
}
