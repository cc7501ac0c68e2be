//! Arguments that each borrow for a lifetime of their own, which nothing may shorten.

use mockall::predicate::{always, eq};
use mockall::{Sequence, automock, mock};
use std::collections::BTreeMap;
use std::fmt::{self, Formatter};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

pub struct Session<'u> {
    pub user: &'u str,
}

#[derive(Debug)]
pub struct Buffer<'b> {
    pub room: &'b mut [u8],
    pub filled: usize,
}

#[automock]
pub trait Ledger {
    fn merge<'l, 'r>(&self, left: &mut Vec<&'l str>, right: &mut Vec<&'r str>) -> usize;
    fn swap<'l, 'r>(&mut self, from: &mut Session<'l>, to: &mut Session<'r>, by: &str) -> bool;
    fn keep<'l, 'r>(&self, names: &mut BTreeMap<&'l str, u8>, slot: &mut Option<&'r mut u8>);
    fn total(&self, of: u32) -> u32;
}

pub trait Reads {
    fn poll_read<'c, 'b>(
        self: Pin<&mut Self>,
        cx: &mut Context<'c>,
        buffer: &mut Buffer<'b>,
    ) -> Poll<usize>;
    fn describe<'f, 'b>(&self, f: &mut Formatter<'f>, buffer: &mut Buffer<'b>) -> fmt::Result;
}

mock! {
    pub Pipe<T: 'static> {
        fn last(&self) -> T;
    }
    impl<T: 'static> Reads for Pipe<T> {
        fn poll_read<'c, 'b>(
            self: Pin<&mut Self>,
            cx: &mut Context<'c>,
            buffer: &mut Buffer<'b>,
        ) -> Poll<usize>;
        fn describe<'f, 'b>(&self, f: &mut Formatter<'f>, buffer: &mut Buffer<'b>) -> fmt::Result;
    }
}

#[test]
fn each_list_lives_as_long_as_it_likes() {
    let mut ledger = MockLedger::new();
    ledger.expect_merge().withf(|left, right| left.len() == right.len()).times(1).returning(
        |left, right| {
            left.clear();
            right.push("more");
            right.len()
        },
    );
    let long = String::from("long");
    let mut left = vec![long.as_str()];
    {
        let short = String::from("short");
        let mut right = vec![short.as_str()];
        assert_eq!(ledger.merge(&mut left, &mut right), 2);
        assert_eq!(right, ["short", "more"]);
    }
    assert!(left.is_empty());
}

#[test]
fn what_is_behind_them_can_be_changed() {
    let mut ledger = MockLedger::new();
    ledger.expect_swap().with(always(), always(), eq("admin")).return_once(|from, to, _| {
        from.user = "new";
        to.user = "other";
        true
    });
    ledger.expect_keep().returning(|names, slot| {
        names.clear();
        if let Some(slot) = slot {
            **slot += 1;
        }
    });
    let (name, mut count) = (String::from("old"), 1);
    let (mut from, mut to) = (Session { user: &name }, Session { user: "nobody" });
    assert!(ledger.swap(&mut from, &mut to, "admin"));
    ledger.keep(&mut BTreeMap::from([(name.as_str(), 1)]), &mut Some(&mut count));
    assert_eq!((from.user, to.user, count), ("new", "other", 2));
}

#[test]
fn they_keep_their_place_in_a_sequence() {
    let (mut ledger, mut sequence) = (MockLedger::new(), Sequence::new());
    ledger.expect_merge().times(1).in_sequence(&mut sequence).return_const(1_usize);
    ledger.expect_total().times(1).in_sequence(&mut sequence).returning(|of| of + 1);
    assert_eq!(ledger.merge(&mut Vec::new(), &mut Vec::new()), 1);
    assert_eq!(ledger.total(1), 2);
}

#[test]
fn a_checkpoint_forgets_them() {
    let mut ledger = MockLedger::new();
    ledger.expect_merge().times(1).return_const(1_usize);
    assert_eq!(ledger.merge(&mut Vec::new(), &mut Vec::new()), 1);
    ledger.checkpoint();
    ledger.expect_merge().times(1).return_const(2_usize);
    assert_eq!(ledger.merge(&mut Vec::new(), &mut Vec::new()), 2);
}

#[test]
fn a_reader_is_polled() {
    let mut pipe = MockPipe::<u8>::new();
    pipe.expect_last().return_const(9);
    pipe.expect_poll_read().times(1).returning(|_, buffer| {
        buffer.room[0] = 7;
        buffer.filled += 1;
        Poll::Ready(1)
    });
    let mut room = [0; 2];
    let mut buffer = Buffer { room: &mut room, filled: 0 };
    let mut cx = Context::from_waker(Waker::noop());
    assert_eq!(Pin::new(&mut pipe).poll_read(&mut cx, &mut buffer), Poll::Ready(1));
    assert_eq!((buffer.filled, room[0], pipe.last()), (1, 7, 9));
}

#[test]
fn a_formatter_is_written_to() {
    struct Shown(MockPipe<u8>);
    impl fmt::Display for Shown {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            self.0.describe(f, &mut Buffer { room: &mut [], filled: 3 })
        }
    }
    let mut pipe = MockPipe::new();
    pipe.expect_describe().returning(|f, buffer| write!(f, "{} bytes", buffer.filled));
    assert_eq!(Shown(pipe).to_string(), "3 bytes");
}

#[test]
#[should_panic(expected = r#"MockLedger::merge(["a"], ["b"]): No matching expectation found"#)]
fn a_call_that_nobody_expects_fails() {
    MockLedger::new().merge(&mut vec!["a"], &mut vec!["b"]);
}

#[test]
#[should_panic(
    expected = "MockLedger::merge: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
)]
fn a_call_that_is_missed_fails() {
    MockLedger::new().expect_merge().times(1).return_const(0_usize);
}

/// Holds for good what it borrows.
pub struct Sink<'w>(&'w mut dyn fmt::Write);

#[automock]
pub trait Formats {
    fn format<'w, 'u>(&self, out: Sink<'w>, of: &Session<'u>, title: &str) -> fmt::Result;
}

#[test]
fn what_holds_a_borrow_stands_beside_another() {
    let mut formats = MockFormats::new();
    formats
        .expect_format()
        .withf(|_, of, _| of.user == "ann")
        .returning(|out, of, title| write!(out.0, "{title} {}", of.user));
    let (name, mut text) = (String::from("ann"), String::new());
    formats.format(Sink(&mut text), &Session { user: &name }, "Dr.").unwrap();
    assert_eq!(text, "Dr. ann");
}
