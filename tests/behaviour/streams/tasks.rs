//! The doubles as readers and writers of tasks: those of tokio, and those of the `futures` crates.

use std::io::ErrorKind;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use standin::{MockReader, MockWriter};
use tokio::time::timeout;

mod of_tokio {
    use super::*;
    use std::io::SeekFrom;
    use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt};

    #[tokio::test]
    async fn data_comes_in_chunks_with_errors_and_pending_reads() {
        let mut socket = MockReader::new("abcdef")
            .in_chunks([2])
            .error_at(2, ErrorKind::WouldBlock)
            .error_at(4, ErrorKind::ConnectionReset);
        let mut bytes = [0; 4];
        socket.read_exact(&mut bytes).await.unwrap();
        assert_eq!(&bytes, b"abcd");
        assert_eq!(socket.read(&mut bytes).await.unwrap_err().kind(), ErrorKind::ConnectionReset);
        assert_eq!(socket.read(&mut bytes).await.unwrap(), 2);
        assert_eq!(socket.read(&mut bytes).await.unwrap(), 0);
        // One of the reads was pending, and was tried again.
        socket.read.assert_called_times(6);
    }

    #[tokio::test]
    async fn lines_are_read_over_pending_reads() {
        let socket =
            MockReader::new("one\ntwo\n").in_chunks([3]).error_at(5, ErrorKind::WouldBlock);
        let mut lines = socket.clone().lines();
        assert_eq!(lines.next_line().await.unwrap().as_deref(), Some("one"));
        assert_eq!(lines.next_line().await.unwrap().as_deref(), Some("two"));
        assert_eq!(lines.next_line().await.unwrap(), None);
        let mut socket = socket;
        assert_eq!(socket.seek(SeekFrom::Start(4)).await.unwrap(), 4);
        let mut rest = String::new();
        socket.read_to_string(&mut rest).await.unwrap();
        assert_eq!(rest, "two\n");
    }

    #[tokio::test(start_paused = true)]
    async fn a_stalled_peer_is_given_up_in_time_and_goes_on_when_it_is_resumed() {
        let socket = MockReader::new("abcd").stalls_at(2);
        let mut bytes = [0; 4];
        let late = timeout(Duration::from_secs(30), socket.clone().read_exact(&mut bytes)).await;
        assert!(late.is_err());
        let mut reader = socket.clone();
        let task = tokio::spawn(async move {
            let mut rest = String::new();
            reader.read_to_string(&mut rest).await.map(|_| rest)
        });
        tokio::task::yield_now().await;
        assert!(!task.is_finished());
        socket.resume();
        assert_eq!(task.await.unwrap().unwrap(), "cd");
    }

    #[tokio::test]
    async fn what_is_written_by_a_task_is_known() {
        let socket =
            MockWriter::new().in_chunks([2]).error_at(2, ErrorKind::WouldBlock).stalls_at(6);
        let mut writer = socket.clone();
        let task = tokio::spawn(async move {
            writer.write_all(b"hello world").await?;
            writer.flush().await?;
            writer.shutdown().await
        });
        socket.write.until_called_times(5).await;
        assert_eq!(socket.written_text(), "hello ");
        socket.resume();
        task.await.unwrap().unwrap();
        assert_eq!(socket.written_text(), "hello world");
        socket.flush.assert_called_once();
        socket.shutdown.assert_called_once();
        let mut socket = socket;
        socket.rewind().await.unwrap();
        socket.write_all(b"J").await.unwrap();
        assert_eq!(socket.written_text(), "Jello world");
        socket.shutdown.calls(|| Err(ErrorKind::NotConnected.into()));
        assert_eq!(socket.shutdown().await.unwrap_err().kind(), ErrorKind::NotConnected);
    }
}

mod of_futures {
    use super::*;
    use futures_util::io::{AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt, SeekFrom};

    #[tokio::test]
    async fn data_comes_in_chunks_with_errors_and_pending_reads() {
        let mut socket = MockReader::new("abc\ndef")
            .in_chunks([2])
            .error_at(2, ErrorKind::WouldBlock)
            .error_at(6, ErrorKind::ConnectionReset);
        let mut line = String::new();
        socket.read_line(&mut line).await.unwrap();
        assert_eq!(line, "abc\n");
        let mut bytes = [0; 3];
        let error = socket.read_exact(&mut bytes).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionReset);
        assert_eq!(socket.seek(SeekFrom::Current(-2)).await.unwrap(), 4);
        socket.read_exact(&mut bytes).await.unwrap();
        assert_eq!(&bytes, b"def");
    }

    #[tokio::test]
    async fn what_is_written_by_a_task_is_known() {
        let socket = MockWriter::new().in_chunks([3]).stalls_at(3);
        let mut writer = socket.clone();
        let task = tokio::spawn(async move {
            writer.write_all(b"hello").await?;
            writer.flush().await?;
            writer.close().await
        });
        socket.write.until_called_times(2).await;
        socket.resume();
        task.await.unwrap().unwrap();
        assert_eq!(socket.written_text(), "hello");
        socket.shutdown.assert_called_once();
        let mut socket = socket;
        assert_eq!(socket.seek(SeekFrom::Start(1)).await.unwrap(), 1);
    }
}

#[test]
fn a_pending_read_wakes_its_task_at_once_and_a_stalled_one_when_it_is_resumed() {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::Wake;
    struct Woken(AtomicUsize);
    impl Wake for Woken {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
    let woken = Arc::new(Woken(AtomicUsize::new(0)));
    let waker = Waker::from(woken.clone());
    let mut context = Context::from_waker(&waker);
    let mut socket = MockReader::new("ab").error_at(0, ErrorKind::WouldBlock).stalls_at(1);
    let mut bytes = [0; 2];
    let mut poll = |socket: &mut MockReader| {
        let read = futures_util::AsyncRead::poll_read(Pin::new(socket), &mut context, &mut bytes);
        (read.map(Result::unwrap), woken.0.load(Ordering::Relaxed))
    };
    assert_eq!(poll(&mut socket), (Poll::Pending, 1));
    assert_eq!(poll(&mut socket), (Poll::Ready(1), 1));
    assert_eq!(poll(&mut socket), (Poll::Pending, 1));
    socket.resume();
    assert_eq!(poll(&mut socket), (Poll::Ready(1), 2));
}
