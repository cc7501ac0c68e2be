//! `Read`, `Write`, `Seek` of the standard library.

use super::support::panic_text;
use mockall::{Sequence, mock, predicate::eq};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};

mock! {
    pub Stream {}
    impl Read for Stream {
        fn read(&mut self, buf: &mut [u8]) -> io::Result<usize>;
    }
    impl Write for Stream {
        fn write(&mut self, buf: &[u8]) -> io::Result<usize>;
        fn flush(&mut self) -> io::Result<()>;
    }
    impl Seek for Stream {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64>;
    }
}

#[test]
fn the_first_line_is_read() {
    let mut stream = MockStream::new();
    stream.expect_read().once().returning(|buf| {
        buf[..6].copy_from_slice(b"one\ntw");
        Ok(6)
    });
    stream.expect_read().returning(|_| Ok(0));
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).unwrap();
    assert_eq!(line, "one\n");
}

#[test]
fn an_error_comes_through() {
    let mut stream = MockStream::new();
    stream.expect_read().return_once(|_| Err(io::ErrorKind::TimedOut.into()));
    let error = stream.read_to_end(&mut Vec::new()).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::TimedOut);
}

#[test]
fn writes_are_made_in_order() {
    let mut order = Sequence::new();
    let mut stream = MockStream::new();
    stream
        .expect_seek()
        .with(eq(SeekFrom::End(0)))
        .once()
        .in_sequence(&mut order)
        .returning(|_| Ok(9));
    stream
        .expect_write()
        .withf(|buf| buf == b"abc")
        .once()
        .in_sequence(&mut order)
        .returning(|_| Ok(2));
    stream
        .expect_write()
        .with(eq(&b"c"[..]))
        .once()
        .in_sequence(&mut order)
        .returning(|buf| Ok(buf.len()));
    stream.expect_flush().once().in_sequence(&mut order).returning(|| Ok(()));
    assert_eq!(stream.seek(SeekFrom::End(0)).unwrap(), 9);
    stream.write_all(b"abc").unwrap();
    stream.flush().unwrap();
}

#[test]
fn a_write_that_was_not_expected() {
    let text = panic_text(|| MockStream::new().write(b"ab").is_ok());
    assert_eq!(text, "MockStream::write([97, 98]): No matching expectation found");
}
