//! Doubles that are made already.

use std::io::{Read, Write};

use standin::{MockReader, MockWriter};

use super::chapter;
use super::doubles::{Index, MockIndex};

chapter!("Doubles that are made already", "made.rs":
    what_was_written,
    what_was_written_in_pieces,
    a_write_that_was_expected,
    bytes_of_a_mock_of_yours,
    reads,
);

/// What was written: bytes that are text are shown as text
fn what_was_written() {
    let mut file = MockWriter::new();
    file.write_all(b"GET /index.html HTTP/1.1\r\n").unwrap();
    file.write.assert_called_once_with(b"GET /index.html HTTP/1.0\r\n");
}

/// What was written in pieces
fn what_was_written_in_pieces() {
    let mut file = MockWriter::new().in_chunks([6]);
    file.write_all(b"hello world").unwrap();
    file.write.assert_called_once();
}

/// A write that was expected, and is another one
fn a_write_that_was_expected() {
    let mut file = MockWriter::new();
    file.write.expect().with(b"end\n").times(1).returning(|bytes| Ok(bytes.len()));
    file.write_all(b"\x00\x01\x02\x04").unwrap();
    file.verify();
}

/// Bytes that are given to a mock of yours: as numbers in the first line alone, as mockall has them
fn bytes_of_a_mock_of_yours() {
    let mut index = MockIndex::new();
    index.expect_send().with(b"HELO you").returning(|_| ());
    index.send(b"EHLO you");
}

/// The reads are calls, with how much is asked for
fn reads() {
    let mut file = MockReader::new("page");
    _ = file.read(&mut [0; 3]).unwrap();
    file.read.assert_called_times(2);
}
