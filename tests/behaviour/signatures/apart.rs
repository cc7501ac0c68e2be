//! Several lifetimes that can't be shortened, which need the feature `rename`: such a method has the words
//! of mockall, and is counted.

use super::*;
use standin::predicate;
use std::collections::HashMap;

#[derive(Debug)]
struct ReadBuf<'b> {
    room: &'b mut [u8],
    filled: usize,
}

#[automock]
trait Source {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<Result<(), String>>;
    fn rename(&self, names: &mut HashMap<&str, &str>) -> usize;
    fn longest<'t>(&self, text: &'t str, seen: &mut Vec<&str>) -> &'t str;
    fn both(&self, left: &mut (dyn FnMut(u8) + '_), right: &mut (dyn FnMut(u8) + '_));
    fn name(&self, id: u32) -> String;
}

#[test]
fn two_arguments_may_have_lifetimes_that_cannot_be_shortened() {
    let mut source = MockSource::new();
    source.expect_poll_read().withf(|_, buf| buf.filled == 0).returning(|_, buf| {
        buf.room[0] = b'a';
        buf.filled = 1;
        Poll::Ready(Ok(()))
    });
    let mut room = [0; 2];
    let mut buf = ReadBuf { room: &mut room, filled: 0 };
    let mut cx = Context::from_waker(Waker::noop());
    assert_eq!(Pin::new(&mut source).poll_read(&mut cx, &mut buf), Poll::Ready(Ok(())));
    source.poll_read.assert_called_once();
    assert_eq!((buf.filled, room[0]), (1, b'a'));
}

#[test]
fn one_argument_may_have_two_of_them() {
    let mut source = MockSource::new();
    source.expect_rename().with(predicate::always()).times(1).returning(|names| {
        let count = names.len();
        names.clear();
        count
    });
    let key = String::from("key");
    let mut names = HashMap::from([(&*key, "static")]);
    assert_eq!(source.rename(&mut names), 1);
    assert!(names.is_empty());
}

#[test]
fn one_may_stand_beside_what_is_handed_back() {
    let mut source = MockSource::new();
    source.expect_longest().returning(|text, seen| {
        seen.clear();
        text
    });
    let text = String::from("text");
    let longest = {
        let other = String::from("other");
        source.longest(&text, &mut vec![&*other])
    };
    assert_eq!(longest, "text");
}

#[test]
#[should_panic(expected = "MockSource::rename({\"a\": \"b\"}): No matching expectation found")]
fn a_call_that_nothing_answers_is_told_of_with_its_arguments() {
    MockSource::new().rename(&mut HashMap::from([("a", "b")]));
}

#[test]
#[should_panic(expected = "Expected 'MockSource::rename' to not have been called. Called once.")]
fn its_calls_are_counted() {
    let mut source = MockSource::new();
    source.expect_rename().return_const(0_usize);
    source.rename(&mut HashMap::new());
    assert_eq!(source.rename.call_count(), 1);
    source.rename.assert_called_times(1);
    source.rename.assert_called();
    source.rename.assert_not_called();
}

#[test]
fn the_other_methods_have_all_words() {
    let mut source = MockSource::new();
    source.name.returns("seven");
    source.expect_both().returning(|left, right| {
        left(1);
        right(2);
    });
    let (mut left, mut right) = (0, 0);
    source.both(&mut |n| left = n, &mut |n| right = n);
    assert_eq!((source.name(7), left, right), ("seven".into(), 1, 2));
    source.name.assert_called_once_with(7);
    source.both.assert_called_once_with(any(), any());
}

#[automock]
trait Splits {
    fn pair<'a, 'b>(&self, a: &'a str, b: &'b str) -> (&'a str, Cow<'b, str>);
    fn lines<'t, 'b>(&self, text: &'t str, into: &'b mut Vec<&'t str>) -> (&'t str, &'b [&'t str]);
}

#[test]
fn what_comes_back_may_have_two_of_them() {
    let (mut splits, long) = (MockSplits::new(), String::from("long"));
    splits.expect_pair().returning(|a, b| (a, b.into()));
    splits.expect_lines().returning(|text, into| {
        into.push(text);
        (text, into)
    });
    let text = {
        let short = String::from("short");
        let (text, copied) = splits.pair(&long, &short);
        assert_eq!(copied, "short");
        text
    };
    assert_eq!(text, "long");
    let text = {
        let mut into = Vec::new();
        let (text, lines) = splits.lines(&long, &mut into);
        assert_eq!(lines, ["long"]);
        text
    };
    assert_eq!(text, "long");
    splits.pair.assert_called_once();
}
