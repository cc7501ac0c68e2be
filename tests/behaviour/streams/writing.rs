//! What is written to a double.

use std::io::{self, BufWriter, ErrorKind, Seek, SeekFrom, Write};
use std::thread;

use standin::{MockWriter, any};

fn write(writer: &mut impl Write, text: &str) -> Result<usize, ErrorKind> {
    writer.write(text.as_bytes()).map_err(|error| error.kind())
}

#[test]
fn what_was_written_is_known_after_the_double_has_moved() {
    let file = MockWriter::new();
    let handle = file.clone();
    thread::spawn(move || {
        let mut file = BufWriter::new(file);
        write!(file, "a = {}", 1).unwrap();
        writeln!(file, ";").unwrap();
        file.flush()
    })
    .join()
    .unwrap()
    .unwrap();
    assert_eq!(
        (handle.written(), handle.written_text()),
        (b"a = 1;\n".to_vec(), "a = 1;\n".into())
    );
    handle.write.assert_called_once_with(b"a = 1;\n");
    handle.flush.assert_called_once();
    assert!(handle.is_flushed());
}

#[test]
fn chunks_are_how_much_each_write_takes() {
    let mut file = MockWriter::new().in_chunks([3, 1]);
    let taken = [write(&mut file, "abcd"), write(&mut file, "defg"), write(&mut file, "ef")];
    assert_eq!((taken, file.written_text()), ([Ok(3), Ok(1), Ok(1)], "abcde".into()));
    file.write_all(b"fgh").unwrap();
    assert_eq!((file.written_text().as_str(), file.write.call_count()), ("abcdefgh", 6));
    file.write.assert_has_calls([b"abcd".as_slice(), b"defg", b"ef", b"fgh", b"gh", b"h"]);
}

#[test]
fn errors_of_writes_come_at_a_byte_or_on_the_nth_write() {
    let mut file = MockWriter::new()
        .error_at(2, ErrorKind::Interrupted)
        .error_on_write(4, ErrorKind::TimedOut);
    let results = ["abc", "c", "c", "d", "d"].map(|text| write(&mut file, text));
    let (interrupted, timed_out) = (Err(ErrorKind::Interrupted), Err(ErrorKind::TimedOut));
    assert_eq!(results, [Ok(2), interrupted, Ok(1), timed_out, Ok(1)]);
    assert_eq!(file.written_text(), "abcd");
}

#[test]
fn a_full_disk_takes_what_there_is_room_for() {
    let mut file = MockWriter::new().fails_from(4, ErrorKind::StorageFull);
    assert_eq!(file.write_all(b"abcdef").unwrap_err().kind(), ErrorKind::StorageFull);
    assert_eq!(write(&mut file, "x"), Err(ErrorKind::StorageFull));
    assert_eq!(file.written_text(), "abcd");
}

#[test]
fn a_stalled_writer_takes_nothing_until_it_is_resumed() {
    let mut file = MockWriter::new().stalls_at(1);
    let results = [write(&mut file, "ab"), write(&mut file, "b")];
    assert_eq!(results, [Ok(1), Err(ErrorKind::WouldBlock)]);
    file.resume();
    assert_eq!((write(&mut file, "b"), file.written_text()), (Ok(1), "ab".into()));
}

#[test]
fn a_flush_may_fail_and_what_follows_it_is_not_flushed() {
    let mut file = MockWriter::new();
    assert!(file.is_flushed());
    file.write_all(b"a").unwrap();
    file.flush.expect().times(1).returning(|| Err(ErrorKind::BrokenPipe.into()));
    assert_eq!(file.flush().unwrap_err().kind(), ErrorKind::BrokenPipe);
    assert!(!file.is_flushed());
    file.flush().unwrap();
    assert!(file.is_flushed());
    file.write_all(b"b").unwrap();
    assert!(!file.is_flushed());
    file.flush.assert_called_times(2);
}

#[test]
fn what_is_said_of_write_goes_before_what_is_planned() {
    let mut file = MockWriter::new();
    file.write.expect().with(b"bad").returning(|_| Err(ErrorKind::InvalidData.into()));
    file.write.expect().with(|bytes: &[u8]| bytes.len() > 3).returning(|_| Ok(3));
    let results = ["bad", "good", "ok"].map(|text| write(&mut file, text));
    assert_eq!(results, [Err(ErrorKind::InvalidData), Ok(3), Ok(2)]);
    assert_eq!(file.written_text(), "goook");
    file.write.assert_called_with(any());
}

#[test]
fn seeking_goes_where_the_next_write_begins() {
    let mut file = MockWriter::new();
    file.write_all(b"abcd").unwrap();
    assert_eq!(file.seek(SeekFrom::Start(1)).unwrap(), 1);
    file.write_all(b"XY").unwrap();
    assert_eq!((file.position(), file.written_text().as_str()), (3, "aXYd"));
    assert_eq!(file.seek(SeekFrom::End(1)).unwrap(), 5);
    file.write_all(b"f").unwrap();
    assert_eq!(file.written(), b"aXYd\0f");
    assert_eq!(file.seek(SeekFrom::Current(-9)).unwrap_err().kind(), ErrorKind::InvalidInput);
}

#[test]
fn threads_write_to_one_double() {
    let file = MockWriter::new();
    thread::scope(|scope| {
        for byte in b'a'..b'e' {
            let mut file = file.clone();
            scope.spawn(move || -> io::Result<()> {
                (0..50).try_for_each(|_| file.write_all(&[byte]))
            });
        }
    });
    let mut written = file.written();
    written.sort_unstable();
    assert_eq!(written, b"abcd".map(|byte| [byte; 50]).concat());
    file.write.assert_called_times(200);
}
