//! A double of whatever can be read from.

use std::fmt;
use std::io::{self, BufRead, ErrorKind, Read, Seek, SeekFrom};
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::plan::Plan;
use crate::signature::Own;
use crate::{MockFn, MockObject};

/// Something to read from: bytes given up front, in pieces and with errors where the test says so.
/// unittest.mock's `mock_open`, of what is read.
///
/// It is `Read`, `BufRead` and `Seek`; with the feature `tokio` that runtime's `AsyncRead`, `AsyncBufRead`
/// and `AsyncSeek`, with the feature `futures` those of the `futures` crates. It is a handle: a clone reads
/// on where the other is, and goes on answering when the double has moved into the code under test.
///
/// ```
/// use std::io::{self, ErrorKind, Read};
/// use standin::MockReader;
///
/// /// Reads a header of four bytes, then as many as it says.
/// fn frame(mut from: impl Read) -> io::Result<Vec<u8>> {
///     let mut header = [0; 4];
///     from.read_exact(&mut header)?;
///     let mut body = vec![0; header[3].into()];
///     from.read_exact(&mut body)?;
///     Ok(body)
/// }
///
/// let socket = MockReader::new(b"\0\0\0\x05hello").in_chunks([1, 2]).error_at(6, ErrorKind::Interrupted);
/// assert_eq!(frame(socket.clone()).unwrap(), b"hello");
/// socket.read.assert_called_times(7);
///
/// let broken = MockReader::new(b"\0\0\0\x05hello").fails_from(6, ErrorKind::ConnectionReset);
/// assert_eq!(frame(broken.clone()).unwrap_err().kind(), ErrorKind::ConnectionReset);
/// assert_eq!(broken.position(), 6);
/// ```
///
/// # As a mock
/// Each read is a call of [`read`](Self::read), with the number of bytes that are asked for; what it answers
/// is how many there are to be had. So whatever can be said of a [`MockFn`] can be said of it, and
/// goes before what is planned: an error twice, calls to wait for, order across doubles.
///
/// ```
/// # use std::io::{BufRead, ErrorKind};
/// # use standin::{MockReader, effect};
/// let mut file = MockReader::new("a\nb\n");
/// file.read.expect().times(2).returning(|_| Err(ErrorKind::WouldBlock.into()));
/// let mut line = String::new();
/// assert_eq!(file.read_line(&mut line).unwrap_err().kind(), ErrorKind::WouldBlock);
/// assert_eq!(file.read_line(&mut line).unwrap_err().kind(), ErrorKind::WouldBlock);
/// assert_eq!((file.read_line(&mut line).unwrap(), line.as_str()), (2, "a\n"));
/// ```
#[derive(Clone)]
pub struct MockReader {
    /// The reads: each is asked for so many bytes. What it answers is capped by what was asked for and by
    /// what is left.
    pub read: MockFn<(Own<usize>,), Own<io::Result<usize>>>,
    /// The seeks; what it answers is where the next read begins.
    pub seek: MockFn<(Own<SeekFrom>,), Own<io::Result<u64>>>,
    mock: MockObject,
    source: Arc<Mutex<Source>>,
    buffer: Buffer,
}

/// The bytes, how far they have been read, and what is planned.
#[derive(Default)]
struct Source {
    data: Vec<u8>,
    position: u64,
    plan: Plan,
}

/// What `BufRead` has got and lends, not yet consumed. It holds as long as the position is within.
#[derive(Default)]
struct Buffer {
    start: u64,
    bytes: Vec<u8>,
}

impl Clone for Buffer {
    /// A clone of the reader gets the bytes itself.
    #[inline]
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// How much `BufRead` asks for at once: as much as `BufReader` does.
const BUFFER: usize = 8 * 1024;

impl Source {
    #[inline]
    fn left(&self) -> &[u8] {
        let start = usize::try_from(self.position).unwrap_or(usize::MAX);
        self.data.get(start..).unwrap_or_default()
    }

    #[inline]
    fn transfer(&mut self, asked: usize) -> io::Result<usize> {
        let asked = asked.min(self.left().len());
        self.plan.transfer(self.position, asked)
    }

    #[inline]
    fn target(&self, to: SeekFrom) -> io::Result<u64> {
        target(to, self.position, self.data.len())
    }
}

/// Where a seek goes to.
#[inline]
pub(super) fn target(to: SeekFrom, position: u64, len: usize) -> io::Result<u64> {
    let len = u64::try_from(len).unwrap_or(u64::MAX);
    let target = match to {
        SeekFrom::Start(target) => Some(target),
        SeekFrom::End(offset) => len.checked_add_signed(offset),
        SeekFrom::Current(offset) => position.checked_add_signed(offset),
    };
    target.ok_or_else(|| ErrorKind::InvalidInput.into())
}

#[inline]
fn lock(source: &Mutex<Source>) -> MutexGuard<'_, Source> {
    source.lock().unwrap_or_else(PoisonError::into_inner)
}

impl MockReader {
    /// A reader of these bytes; then comes the end.
    #[must_use]
    pub fn new(data: impl AsRef<[u8]>) -> Self {
        Self::of(data.as_ref().to_vec())
    }

    #[inline]
    fn of(data: Vec<u8>) -> Self {
        let mock = MockObject::new("MockReader", 2, "read(len)\nseek(to)");
        let read: MockFn<(Own<usize>,), _> = mock.method_without_default(0);
        let seek: MockFn<(Own<SeekFrom>,), _> = mock.method_without_default(1);
        let source = Arc::new(Mutex::new(Source { data, ..Source::default() }));
        let (reads, seeks) = (source.clone(), source.clone());
        read.wraps(move |asked| lock(&reads).transfer(asked));
        seek.wraps(move |to| lock(&seeks).target(to));
        Self { read, seek, mock, source, buffer: Buffer::default() }
    }

    /// Reads get at most so many bytes each, one size after the other; the last size goes for all
    /// that follow: `[1]` is byte by byte.
    #[must_use]
    pub fn in_chunks(self, sizes: impl AsRef<[usize]>) -> Self {
        self.source().plan.in_chunks(sizes.as_ref());
        self
    }

    /// A read in front of this byte fails, once: the reads before it end there. The first byte is 0; an
    /// error at the length of the data comes before the end.
    ///
    /// [`ErrorKind::WouldBlock`] is a read that is pending, in the forms for tasks: the task is woken
    /// at once.
    #[must_use]
    pub fn error_at(self, byte: u64, error: impl Into<io::Error>) -> Self {
        self.source().plan.error_at(byte, error.into());
        self
    }

    /// The read with this number fails; the first is 1. Reads that an expectation or an effect of
    /// [`read`](Self::read) answers don't count.
    #[must_use]
    pub fn error_on_read(self, number: usize, error: impl Into<io::Error>) -> Self {
        self.source().plan.error_on_call(number, error.into());
        self
    }

    /// Every read from this byte on fails: the rest of the data can't be had.
    #[must_use]
    #[inline]
    pub fn fails_from(self, byte: u64, kind: ErrorKind) -> Self {
        self.source().plan.fails_from(byte, kind);
        self
    }

    /// From this byte on there is nothing to be had until [`resume`](Self::resume): reads are pending in the
    /// forms for tasks, and fail with [`ErrorKind::WouldBlock`] otherwise.
    #[must_use]
    #[inline]
    pub fn stalls_at(self, byte: u64) -> Self {
        self.source().plan.stalls_at(byte);
        self
    }

    /// Ends the stall, and wakes the tasks that wait.
    #[inline]
    pub fn resume(&self) {
        let waiting = self.source().plan.resume();
        for task in &waiting {
            task.wake_by_ref();
        }
    }

    /// How far it has been read: where the next read begins.
    #[must_use]
    #[inline]
    pub fn position(&self) -> u64 {
        self.source().position
    }

    /// What has not been read.
    #[must_use]
    #[inline]
    pub fn unread(&self) -> Vec<u8> {
        self.source().left().to_vec()
    }

    #[inline]
    fn source(&self) -> MutexGuard<'_, Source> {
        lock(&self.source)
    }

    /// Lets a task wait until there may be something to be had.
    #[cfg(any(feature = "futures", feature = "tokio"))]
    #[inline]
    pub(super) fn wait(&self, waker: &std::task::Waker) {
        let mut source = self.source();
        let position = source.position;
        let waits = source.plan.wait(position, waker);
        drop(source);
        if !waits {
            waker.wake_by_ref();
        }
    }

    /// What is buffered and not yet consumed.
    #[inline]
    pub(super) fn buffered(&self) -> &[u8] {
        let consumed = self.position().checked_sub(self.buffer.start);
        let consumed = consumed.and_then(|consumed| usize::try_from(consumed).ok());
        consumed.and_then(|consumed| self.buffer.bytes.get(consumed..)).unwrap_or_default()
    }
}

impl Read for MockReader {
    #[track_caller]
    #[inline]
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut buffered = self.buffered();
        if !buffered.is_empty() {
            let count = buffered.read(into)?;
            self.consume(count);
            return Ok(count);
        }
        let count = self.read.call((into.len(),))?.min(into.len());
        let mut source = self.source();
        let count = source.left().read(&mut into[..count])?;
        source.position += count as u64;
        Ok(count)
    }
}

impl BufRead for MockReader {
    #[track_caller]
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.buffered().is_empty() {
            let count = self.read.call((BUFFER,))?;
            let source = lock(&self.source);
            let left = source.left();
            let bytes = left[..count.min(left.len())].to_vec();
            self.buffer = Buffer { start: source.position, bytes };
        }
        Ok(self.buffered())
    }

    #[inline]
    fn consume(&mut self, count: usize) {
        let count = count.min(self.buffered().len());
        self.source().position += count as u64;
    }
}

impl Seek for MockReader {
    #[track_caller]
    #[inline]
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = self.seek.call((to,))?;
        self.source().position = target;
        Ok(target)
    }
}

impl Deref for MockReader {
    type Target = MockObject;

    #[inline]
    fn deref(&self) -> &MockObject {
        &self.mock
    }
}

impl fmt::Debug for MockReader {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = self.source();
        write!(f, "MockReader at {} of {} bytes", source.position, source.data.len())
    }
}
