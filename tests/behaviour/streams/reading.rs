//! What is read from a double.

use std::io::{self, BufRead, ErrorKind, Read, Seek, SeekFrom};
use std::thread;
use std::time::Duration;

use standin::{CallLog, MockReader, assert_in_order, effect, patch, patchable};

use crate::failing::first_line;

/// Reads once: what came, or why nothing did.
fn read(reader: &mut impl Read) -> Result<String, ErrorKind> {
    let mut bytes = [0; 64];
    let count = reader.read(&mut bytes).map_err(|error| error.kind())?;
    Ok(String::from_utf8_lossy(&bytes[..count]).into_owned())
}

fn reads(reader: &mut impl Read, times: usize) -> Vec<Result<String, ErrorKind>> {
    (0..times).map(|_| read(reader)).collect()
}

fn ok(text: &str) -> Result<String, ErrorKind> {
    Ok(text.into())
}

#[test]
fn the_data_is_read_and_then_comes_the_end() {
    let mut reader = MockReader::new("hello");
    assert_eq!(reads(&mut reader, 3), [ok("hello"), ok(""), ok("")]);
    reader.read.assert_has_calls([64, 64, 64]);
    assert_eq!((reader.position(), reader.unread()), (5, vec![]));
}

#[test]
fn chunks_are_the_sizes_of_the_reads_and_the_last_goes_for_all_that_follow() {
    let mut reader = MockReader::new("abcdefghi").in_chunks([3, 1, 2]);
    assert_eq!(reads(&mut reader, 5), [ok("abc"), ok("d"), ok("ef"), ok("gh"), ok("i")]);
    let mut text = String::new();
    MockReader::new("héllo").in_chunks([1]).read_to_string(&mut text).unwrap();
    assert_eq!(text, "héllo");
}

#[test]
fn a_read_asks_for_no_more_than_its_buffer_holds() {
    let mut reader = MockReader::new("abcdef");
    let mut two = [0; 2];
    assert_eq!((reader.read(&mut two).unwrap(), &two), (2, b"ab"));
    assert_eq!(read(&mut reader), ok("cdef"));
    assert_eq!(reader.read(&mut []).unwrap(), 0);
    assert_eq!(reader.read.call_args_list(), [2, 64, 0]);
}

#[test]
fn an_error_at_a_byte_comes_once_after_what_is_before_it() {
    let mut reader = MockReader::new("abcdef")
        .error_at(2, ErrorKind::Interrupted)
        .error_at(2, ErrorKind::TimedOut)
        .error_at(6, io::Error::other("at the end"));
    let (interrupted, timed_out) = (Err(ErrorKind::Interrupted), Err(ErrorKind::TimedOut));
    assert_eq!(reads(&mut reader, 4), [ok("ab"), interrupted, timed_out, ok("cdef")]);
    let mut bytes = [0; 1];
    assert_eq!(reader.read(&mut bytes).unwrap_err().to_string(), "at the end");
    assert_eq!(read(&mut reader), ok(""));
}

#[test]
fn an_error_on_the_nth_read_comes_wherever_that_is() {
    let mut reader = MockReader::new("abc").error_on_read(2, ErrorKind::TimedOut).in_chunks([1, 2]);
    assert_eq!(reads(&mut reader, 4), [ok("a"), Err(ErrorKind::TimedOut), ok("bc"), ok("")]);
}

#[test]
fn a_reader_that_fails_from_a_byte_on_goes_on_failing() {
    let mut reader = MockReader::new("abcdef").fails_from(4, ErrorKind::ConnectionReset);
    let reset = Err(ErrorKind::ConnectionReset);
    assert_eq!(reads(&mut reader, 3), [ok("abcd"), reset.clone(), reset]);
    assert_eq!(reader.unread(), b"ef");
}

#[test]
fn a_stall_ends_when_the_test_says_so() {
    let mut reader = MockReader::new("abcd").stalls_at(2);
    let blocked = Err(ErrorKind::WouldBlock);
    assert_eq!(reads(&mut reader, 3), [ok("ab"), blocked.clone(), blocked]);
    reader.resume();
    assert_eq!(reads(&mut reader, 2), [ok("cd"), ok("")]);
}

#[test]
fn lines_are_read_over_the_borders_of_chunks() {
    let reader =
        MockReader::new("one\ntwo\nthree").in_chunks([2]).error_at(5, ErrorKind::Interrupted);
    let lines: Vec<String> = reader.clone().lines().map(Result::unwrap).collect();
    assert_eq!(lines, ["one", "two", "three"]);
    assert_eq!(reader.position(), 13);
}

#[test]
fn what_is_buffered_is_read_first() {
    let mut reader = MockReader::new("abcdef").in_chunks([4, 2]);
    assert_eq!(reader.fill_buf().unwrap(), b"abcd");
    assert_eq!(reader.position(), 0);
    reader.consume(1);
    assert_eq!((read(&mut reader), reader.position()), (ok("bcd"), 4));
    assert_eq!(reader.read.call_count(), 1);
    assert_eq!((read(&mut reader), reader.fill_buf().unwrap()), (ok("ef"), &[][..]));
    reader.consume(7);
    assert_eq!(reader.position(), 6);
}

#[test]
fn a_clone_reads_on_where_the_other_is() {
    let mut reader = MockReader::new("abcdef");
    let mut other = reader.clone();
    assert_eq!(reader.fill_buf().unwrap(), b"abcdef");
    reader.consume(2);
    let mut two = [0; 2];
    other.read_exact(&mut two).unwrap();
    assert_eq!((&two, read(&mut reader)), (b"cd", ok("ef")));
    other.rewind().unwrap();
    assert_eq!(read(&mut reader), ok("abcdef"));
}

#[test]
fn seeking_goes_where_the_next_read_begins() {
    let mut reader = MockReader::new("abcdef");
    assert_eq!(reader.seek(SeekFrom::End(-2)).unwrap(), 4);
    assert_eq!(read(&mut reader), ok("ef"));
    assert_eq!(reader.seek(SeekFrom::Start(1)).unwrap(), 1);
    assert_eq!(reader.seek(SeekFrom::Current(2)).unwrap(), 3);
    assert_eq!(read(&mut reader), ok("def"));
    assert_eq!(reader.seek(SeekFrom::Current(-7)).unwrap_err().kind(), ErrorKind::InvalidInput);
    assert_eq!(reader.seek(SeekFrom::Start(100)).unwrap(), 100);
    assert_eq!(read(&mut reader), ok(""));
    reader.seek.assert_any_call(SeekFrom::Current(2));
    reader.seek.calls(|_| Err(ErrorKind::Unsupported.into()));
    assert_eq!(reader.rewind().unwrap_err().kind(), ErrorKind::Unsupported);
    assert_eq!(reader.position(), 100);
}

#[test]
fn what_is_said_of_the_method_goes_before_what_is_planned() {
    let mut reader = MockReader::new("abcdef").in_chunks([1]);
    reader.read.expect().times(1).returning(|_| Err(ErrorKind::TimedOut.into()));
    reader.read.effects([effect::value(Ok(2)), effect::default(), effect::value(Ok(1000))]);
    assert_eq!(reads(&mut reader, 4), [Err(ErrorKind::TimedOut), ok("ab"), ok("c"), ok("def")]);
    assert!(first_line(|| reader.clone().read(&mut [0])).contains("has run out after 3 answers"));
}

#[test]
fn an_expectation_that_is_not_met_fails_the_test() {
    let reader = MockReader::new("abc");
    reader.read.expect().times(2).returning(|_| Ok(0));
    assert_eq!(
        first_line(|| reader.verify()),
        "MockReader::read: Expectation(<anything>) called 0 time(s) which is fewer than expected 2"
    );
    reader.read.reset_mock().expectations();
    reader.verify();
}

#[test]
fn the_reads_of_another_thread_are_waited_for_and_told_in_order() {
    let (head, body) = (MockReader::new("h"), MockReader::new("b"));
    let (mut first, mut second) = (head.clone(), body.clone());
    let thread = thread::spawn(move || (read(&mut first), read(&mut second)));
    body.read.wait_until_called(Duration::from_secs(20));
    assert_eq!(thread.join().unwrap(), (ok("h"), ok("b")));
    assert_in_order([head.read.called_with(64), body.read.any_call()]);
    let log = CallLog::new().attach(&head).attach_fn(&body.read);
    assert_eq!(log.to_string(), "MockReader::read(64)\nMockReader::read(64)");
}

#[test]
fn a_file_that_is_opened_again_is_read_from_its_start() {
    #[patchable]
    fn open(path: &str) -> io::Result<Box<dyn Read>> {
        Ok(Box::new(std::fs::File::open(path)?))
    }
    fn load(path: &str) -> io::Result<String> {
        io::read_to_string(open(path)?)
    }
    let open = patch!(open => |_| Ok(Box::new(MockReader::new("content"))));
    assert_eq!((load("a").unwrap(), load("b").unwrap()), ("content".into(), "content".into()));
    open.assert_has_calls(["a", "b"]);
}
