//! A double of whatever can be written to.

use std::fmt;
use std::io::{self, Cursor, ErrorKind, Seek, SeekFrom, Write};
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::plan::Plan;
use super::reader::target;
use crate::signature::{Own, Ref};
use crate::{MockFn, MockObject};

/// Something to write to, which keeps what was written, and takes it in pieces and with errors where the test
/// says so. unittest.mock's `mock_open`, of what is written.
///
/// It is `Write` and `Seek`; with the feature `tokio` that runtime's `AsyncWrite` and `AsyncSeek`, with the
/// feature `futures` those of the `futures` crates. It is a handle: a clone writes on where the other
/// is, and goes on answering when the double has moved into the code under test.
///
/// ```
/// use std::io::{self, ErrorKind, Write};
/// use standin::MockWriter;
///
/// fn save(mut to: impl Write) -> io::Result<()> {
///     to.write_all(b"hello ")?;
///     to.write_all(b"world")?;
///     to.flush()
/// }
///
/// let file = MockWriter::new().in_chunks([4]).error_at(8, ErrorKind::Interrupted);
/// save(file.clone()).unwrap();
/// assert_eq!(file.written_text(), "hello world");
/// file.flush.assert_called_once();
/// assert!(file.is_flushed());
///
/// let full = MockWriter::new().fails_from(8, ErrorKind::StorageFull);
/// assert_eq!(save(full.clone()).unwrap_err().kind(), ErrorKind::StorageFull);
/// assert_eq!(full.written(), b"hello wo");
/// assert!(!full.is_flushed());
/// ```
///
/// # As a mock
/// Each write is a call of [`write`](Self::write) with the bytes that are offered; what it answers is how many
/// are taken. So whatever can be said of a [`MockFn`] can be said of it, of [`flush`](Self::flush) and of
/// [`seek`](Self::seek), and goes before what is planned.
///
/// ```
/// # use std::io::{ErrorKind, Write};
/// # use standin::{MockWriter, assert_in_order};
/// let mut log = MockWriter::new();
/// log.flush.expect().times(1).returning(|| Err(ErrorKind::BrokenPipe.into()));
/// log.write_all(b"a").unwrap();
/// assert_eq!(log.flush().unwrap_err().kind(), ErrorKind::BrokenPipe);
/// log.flush().unwrap();
/// log.write.assert_called_once_with(b"a");
/// assert_in_order([log.write.called_with(b"a"), log.flush.any_call()]);
/// ```
#[derive(Clone)]
pub struct MockWriter {
    /// The writes: each is offered some bytes. What it answers is how many of them are taken.
    pub write: MockFn<(Ref<[u8]>,), Own<io::Result<usize>>>,
    /// The flushes.
    pub flush: MockFn<(), Own<io::Result<()>>>,
    /// The seeks; what it answers is where the next write begins.
    pub seek: MockFn<(Own<SeekFrom>,), Own<io::Result<u64>>>,
    /// The shutdowns, which the forms for tasks have: `close` in `futures`.
    #[cfg(any(feature = "futures", feature = "tokio"))]
    pub shutdown: MockFn<(), Own<io::Result<()>>>,
    mock: MockObject,
    sink: Arc<Mutex<Sink>>,
}

/// What was written, and what is planned.
#[derive(Default)]
struct Sink {
    content: Cursor<Vec<u8>>,
    /// Whether something was written since the last flush.
    is_dirty: bool,
    plan: Plan,
}

impl Sink {
    #[inline]
    fn transfer(&mut self, offered: usize) -> io::Result<usize> {
        self.plan.transfer(self.content.position(), offered)
    }

    #[inline]
    fn target(&self, to: SeekFrom) -> io::Result<u64> {
        target(to, self.content.position(), self.content.get_ref().len())
    }

    /// Compiled here: the clone of bytes need not be in each crate that mocks a function of bytes.
    fn written(&self) -> Vec<u8> {
        self.content.get_ref().clone()
    }
}

#[inline]
fn lock(sink: &Mutex<Sink>) -> MutexGuard<'_, Sink> {
    sink.lock().unwrap_or_else(PoisonError::into_inner)
}

impl MockWriter {
    /// A writer that nothing has been written to, and that takes everything.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        let methods = "write(bytes)\nflush()\nseek(to)\nshutdown()";
        let mock = MockObject::new("MockWriter", 4, methods);
        let write: MockFn<(Ref<[u8]>,), _> = mock.method_without_default(0);
        let flush: MockFn<(), _> = mock.method_without_default(1);
        let seek: MockFn<(Own<SeekFrom>,), _> = mock.method_without_default(2);
        let sink = Arc::new(Mutex::new(Sink::default()));
        let (writes, seeks) = (sink.clone(), sink.clone());
        write.wraps(move |offered| lock(&writes).transfer(offered.len()));
        flush.wraps(|| Ok(()));
        seek.wraps(move |to| lock(&seeks).target(to));
        #[cfg(any(feature = "futures", feature = "tokio"))]
        let shutdown: MockFn<(), _> = mock.method_without_default(3);
        #[cfg(any(feature = "futures", feature = "tokio"))]
        shutdown.wraps(|| Ok(()));
        Self {
            write,
            flush,
            seek,
            #[cfg(any(feature = "futures", feature = "tokio"))]
            shutdown,
            mock,
            sink,
        }
    }

    /// Writes take at most so many bytes each, one size after the other; the last size goes for all
    /// that follow: `[1]` is byte by byte.
    #[must_use]
    pub fn in_chunks(self, sizes: impl AsRef<[usize]>) -> Self {
        self.sink().plan.in_chunks(sizes.as_ref());
        self
    }

    /// A write that begins at this byte fails, once: the writes before it end there. The first byte is 0.
    ///
    /// [`ErrorKind::WouldBlock`] is a write that is pending, in the forms for tasks: the task is
    /// woken at once.
    #[must_use]
    pub fn error_at(self, byte: u64, error: impl Into<io::Error>) -> Self {
        self.sink().plan.error_at(byte, error.into());
        self
    }

    /// The write with this number fails; the first is 1. Writes that an expectation or an effect of
    /// [`write`](Self::write) answers don't count.
    #[must_use]
    pub fn error_on_write(self, number: usize, error: impl Into<io::Error>) -> Self {
        self.sink().plan.error_on_call(number, error.into());
        self
    }

    /// Every write from this byte on fails: so many bytes there is room for.
    #[must_use]
    #[inline]
    pub fn fails_from(self, byte: u64, kind: ErrorKind) -> Self {
        self.sink().plan.fails_from(byte, kind);
        self
    }

    /// From this byte on nothing is taken until [`resume`](Self::resume): writes are pending in the forms
    /// for tasks, and fail with [`ErrorKind::WouldBlock`] otherwise.
    #[must_use]
    #[inline]
    pub fn stalls_at(self, byte: u64) -> Self {
        self.sink().plan.stalls_at(byte);
        self
    }

    /// Ends the stall, and wakes the tasks that wait.
    #[inline]
    pub fn resume(&self) {
        let waiting = self.sink().plan.resume();
        for task in &waiting {
            task.wake_by_ref();
        }
    }

    /// Where the next write begins.
    #[must_use]
    #[inline]
    pub fn position(&self) -> u64 {
        self.sink().content.position()
    }

    /// What has been written, flushed or not.
    #[must_use]
    #[inline]
    pub fn written(&self) -> Vec<u8> {
        self.sink().written()
    }

    /// What has been written, as text; what is no UTF-8 is shown as `�`.
    #[must_use]
    #[inline]
    pub fn written_text(&self) -> String {
        String::from_utf8_lossy(self.sink().content.get_ref()).into_owned()
    }

    /// Whether nothing has been written since the last flush that succeeded.
    #[must_use]
    #[inline]
    pub fn is_flushed(&self) -> bool {
        !self.sink().is_dirty
    }

    #[inline]
    fn sink(&self) -> MutexGuard<'_, Sink> {
        lock(&self.sink)
    }

    /// Lets a task wait until something may be taken.
    #[cfg(any(feature = "futures", feature = "tokio"))]
    #[inline]
    pub(super) fn wait(&self, waker: &std::task::Waker) {
        let mut sink = self.sink();
        let position = sink.content.position();
        let waits = sink.plan.wait(position, waker);
        drop(sink);
        if !waits {
            waker.wake_by_ref();
        }
    }
}

impl Write for MockWriter {
    #[track_caller]
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.write.call((bytes,))?.min(bytes.len());
        let mut sink = self.sink();
        let taken = sink.content.write(&bytes[..count])?;
        sink.is_dirty |= taken > 0;
        Ok(taken)
    }

    #[track_caller]
    #[inline]
    fn flush(&mut self) -> io::Result<()> {
        self.flush.call(())?;
        self.sink().is_dirty = false;
        Ok(())
    }
}

impl Seek for MockWriter {
    #[track_caller]
    #[inline]
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = self.seek.call((to,))?;
        self.sink().content.set_position(target);
        Ok(target)
    }
}

impl Default for MockWriter {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

impl Deref for MockWriter {
    type Target = MockObject;

    #[inline]
    fn deref(&self) -> &MockObject {
        &self.mock
    }
}

impl fmt::Debug for MockWriter {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MockWriter of {:?}", self.written_text())
    }
}
